import { HoneycombInputError, invoke, operations } from "@honeycomb/core";

const call = invoke(operations.getDataset, { path: { datasetSlug: "api" } });
const step = call[Symbol.iterator]().next();
if (step.done || step.value.type !== "http") throw new Error("expected a request");
const path: string = step.value.request.path;
// @ts-expect-error a path parameter that is missing doesn't compile
const incomplete = () => invoke(operations.getDataset, { path: {} });
if (!(HoneycombInputError.prototype instanceof Error) || !incomplete) throw new Error("unusable");
console.log(path);
