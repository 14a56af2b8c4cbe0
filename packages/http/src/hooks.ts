/** What a hook is told of a request. Headers that carry keys are left out. */
export interface RequestInfo {
  /** Honeycomb's id of the operation. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Which attempt it is, from 1. */
  readonly attempt: number;
}

/** What a hook is told of an answer. */
export interface ResponseInfo {
  readonly request: RequestInfo;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds from the attempt's start to the last byte. */
  readonly duration: number;
}

/** What a hook is told before another attempt. */
export interface RetryInfo {
  /** The attempt that failed. */
  readonly request: RequestInfo;
  /** The status of its answer, if there was one. */
  readonly status: number | undefined;
  /** What went wrong, if there was no answer. */
  readonly error: Error | undefined;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/** Functions that are told what happens. They change nothing; what they throw fails the call. */
export interface Hooks {
  /** Before each attempt. */
  readonly onRequest?: ((request: RequestInfo) => void) | undefined;
  /** After each answer, also one that is an error. */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
  /** Before each wait for another attempt. */
  readonly onRetry?: ((retry: RetryInfo) => void) | undefined;
}
