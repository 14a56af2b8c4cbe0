export * from "@honeycomb/core";
export type { Hooks, RequestInfo, ResponseInfo, RetryInfo } from "@honeycomb/http";
export {
  type HoneycombCallOptions,
  HoneycombClient,
  type HoneycombClientOptions,
} from "./client.ts";
