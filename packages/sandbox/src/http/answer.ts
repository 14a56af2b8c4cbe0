/** What a handler answers with. */
export interface Answer<Body = unknown> {
  readonly status: number;
  /** Goes out as JSON; undefined for no body. */
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok<Body>(body: Body, headers: Readonly<Record<string, string>> = {}): Answer<Body> {
  return { status: 200, body, headers };
}

export function created<Body>(
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): Answer<Body> {
  return { status: 201, body, headers };
}

export function accepted(): Answer<undefined> {
  return { status: 202, body: undefined };
}

export function noContent(): Answer<undefined> {
  return { status: 204, body: undefined };
}
