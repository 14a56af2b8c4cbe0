// Everything that core exports, as one module, so that comments can link to any of it. Schemas are
// left out: they say nothing that types don't say.

export * from "../../core/src/index.ts";
export * from "../../core/src/models.ts";
export * from "../../core/src/transport.ts";
