import type { operations } from "../../src/index.ts";

/**
 * Where facts about the service come from. A test that runs against the service confirms a fact;
 * a description or a page only states it.
 */
export const sources = {
  terraform: {
    repository: "honeycombio/terraform-provider-honeycombio",
    commit: "bde0d12e592304b8d2e35ba3343849a8f8718a94",
  },
  cli: {
    repository: "bendrucker/honeycomb-cli",
    commit: "dc111c42e64ba81f25c61128ed8d8f97d8c6c4e8",
  },
  python: {
    repository: "irvingpop/honeycomb-api-python",
    commit: "4bfe1c7365a1dab419dc71cdd81a9f4993e0edab",
  },
  livespec: {
    repository: "thewoolleyman/livespec-orchestrator-beads-fabro",
    commit: "216ab7d7eadc76fcdf5594e833c87880601096c2",
  },
  honeymarker: {
    repository: "honeycombio/honeymarker",
    commit: "d5860e55cc0ca4ca59cbb10bc6e2e682c09111a6",
  },
  libhoney: {
    repository: "honeycombio/libhoney-go",
    commit: "02e9dbf361012fafbe8698f429b65630500dc10a",
  },
  refinery: {
    repository: "honeycombio/refinery",
    commit: "64a874adf8f9f10dfbb71add6bd92a8a4bd40242",
  },
  agentless: {
    repository: "honeycombio/agentless-integrations-for-aws",
    commit: "7f90863eeed1fb2e4bf6de0bb4f635412810e710",
  },
  firehose: {
    url: "https://docs.aws.amazon.com/firehose/latest/dev/httpdeliveryrequestresponse.html",
  },
  description: { url: "https://api.honeycomb.io/openapi" },
  docs: { url: "https://docs.honeycomb.io" },
} as const;

/** What says that a case is so. */
export interface Evidence {
  readonly source: keyof typeof sources;
  /** The file and the test, such as `client/trigger_test.go TestTriggers`, or the page. */
  readonly at: string;
  /**
   * Whether that place ran against the service. Code that was not run, and mocks that somebody
   * wrote, are guesses.
   */
  readonly kind: "live test" | "recorded" | "stated" | "guess";
}

/** Any JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A request, by Honeycomb's id of its operation. */
export interface ServiceRequest {
  readonly operation: keyof typeof operations;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, Json>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** One exchange with the service: what it was sent, and what it responded. */
export interface ServiceCase {
  /** What the case shows, as a sentence: `A trigger's query needs no time range`. */
  readonly name: string;
  readonly evidence: readonly Evidence[];
  /**
   * Requests that come before, in order, by a name. Texts that follow may refer to their responses:
   * `{trigger.id}`.
   */
  readonly given?: Readonly<Record<string, ServiceRequest>>;
  readonly request: ServiceRequest;
  readonly response: {
    readonly status: number;
    /** The body in the shape that the service sends it. Ids and times are made up. */
    readonly body?: Json;
    /** The part of the body that the case is about. Every service responds exactly this. */
    readonly exactly?: Json;
  };
  /** What makes the service respond so, when it is not the request. */
  readonly occasion?: "load" | "a decision of Honeycomb's";
  /** Why the client rejects the input before it sends anything. */
  readonly rejectedByClient?: string;
}
