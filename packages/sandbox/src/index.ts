export type { ConnectionFault, ContentFault, Fault, StatusFault } from "./faults.ts";
export type { OperationId } from "./http/handler.ts";
export type { RequestLimit } from "./http/rate-limit.ts";
export type { ListenOptions, SandboxServer } from "./listen.ts";
export type { SandboxOptions } from "./options.ts";
export type { AnomalyOptions, SignalOptions } from "./resources/signals/state.ts";
export { createSandbox, type Sandbox } from "./sandbox.ts";
