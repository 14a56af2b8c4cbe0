import type { MessagePort } from "node:worker_threads";
import type { HttpRequest, HttpResponse } from "@honeycomb/core/transport";
import type { ErrorDescription } from "./error-description.ts";

/** A command for the sender process. */
export type Command =
  | { readonly type: "send"; readonly id: number; readonly request: HttpRequest }
  | { readonly type: "abort"; readonly id: number };

/** A report of the sender process about a request. */
export type Report =
  | { readonly type: "response"; readonly id: number; readonly response: HttpResponse }
  | { readonly type: "failure"; readonly id: number; readonly error: ErrorDescription };

/** A command for the relay: kill the sender process, and exit with it. */
export interface Stop {
  readonly type: "stop";
}

/** The last message of a relay. */
export interface End {
  readonly type: "end";
  /** `exited with code 1`, `was killed by SIGKILL`, `could not be started: …` */
  readonly how: string;
}

/** The data that the relay is started with. */
export interface RelayData {
  readonly port: MessagePort;
  /** Its only element changes with each message to the client's thread. */
  readonly signal: Int32Array<SharedArrayBuffer>;
  /** The flags for the Node that runs the sender process. */
  readonly flags: readonly string[];
  /** The source text of the sender process. */
  readonly program: string;
}
