export * from "@honeycomb/core";
export { HoneycombClient, type HoneycombClientOptions } from "./client.ts";
