import { HoneycombApiError, invoke, operations } from "@honeycomb/core";
import { type Host, Session } from "@honeycomb/core/transport";

const paths: string[] = [];
const host: Host = {
  send: (request, settle) => {
    paths.push(new URL(request.url).pathname);
    settle({ value: { url: request.url, status: 404, headers: {}, body: "{}" } });
    return () => {};
  },
  sleep: () => () => {},
};
const call = invoke(operations.getDataset, { path: { datasetSlug: "api" } });
new Session({ apiKey: "key" }, host).start(call, (outcome) => {
  if ("value" in outcome || !(outcome.error instanceof HoneycombApiError)) {
    throw new Error("unusable");
  }
});
// @ts-expect-error a path parameter that is missing doesn't compile
const incomplete = () => invoke(operations.getDataset, { path: {} });
if (!incomplete) throw new Error("unusable");
console.log(paths.join());
