export type { Hooks, RequestInfo, ResponseInfo, RetryInfo } from "./hooks.ts";
export { createSender, type Send, type SenderOptions } from "./send.ts";
