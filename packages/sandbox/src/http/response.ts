/** The response of a handler. */
export interface HandlerResponse<Body = unknown> {
  readonly status: number;
  /** Sent as JSON. Undefined for no body. */
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok<Body>(
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): HandlerResponse<Body> {
  return { status: 200, body, headers };
}

export function created<Body>(
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): HandlerResponse<Body> {
  return { status: 201, body, headers };
}

export function accepted(): HandlerResponse<undefined> {
  return { status: 202, body: undefined };
}

export function noContent(): HandlerResponse<undefined> {
  return { status: 204, body: undefined };
}
