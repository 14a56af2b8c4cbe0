import type { HttpRequest, HttpResponse } from "@honeycomb/core";
import type { RequestInfo, ResponseInfo, RetryInfo } from "@honeycomb/http";
import type { ErrorDescription } from "./error-description.ts";

/** What the process that sends is told. */
export type Command =
  | {
      readonly type: "send";
      readonly id: number;
      readonly request: HttpRequest;
      /** Which hooks the client has: what nobody listens to is not reported. */
      readonly hooks: { readonly onRequest: boolean; readonly onResponse: boolean };
    }
  | { readonly type: "abort"; readonly id: number };

/** What it reports of a request, by its id. */
export type Report = { readonly id: number } & (
  | { readonly type: "answer"; readonly answer: HttpResponse }
  | { readonly type: "failure"; readonly error: ErrorDescription }
  | { readonly type: "onRequest"; readonly info: RequestInfo }
  | { readonly type: "onResponse"; readonly info: ResponseInfo }
  | { readonly type: "onRetry"; readonly info: RetryDescription }
);

interface RetryDescription extends Omit<RetryInfo, "error"> {
  readonly error: ErrorDescription | undefined;
}

/** What the relay is told: to end the process that sends, and then itself. */
export interface Stop {
  readonly type: "stop";
}

/** The last that is heard of a relay. */
export interface End {
  readonly type: "end";
  /** `exited with code 1`, `was killed by SIGKILL`, `could not be started: …` */
  readonly how: string;
}
