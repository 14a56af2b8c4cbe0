import type { ApiRequest, Call, Effect, HttpResponse } from "../src/index.ts";

/**
 * Performs a call by hand: no client, no network, no time. Whatever `answer` returns for an effect
 * is what the call is resumed with, and what it throws is thrown inside the call.
 */
export function perform<T>(call: Call<T>, answer: (effect: Effect) => unknown): T {
  const steps = call[Symbol.iterator]();
  let step = steps.next();
  while (!step.done) {
    let outcome: unknown;
    try {
      outcome = answer(step.value);
    } catch (error) {
      step = steps.throw(error);
      continue;
    }
    step = steps.next(outcome);
  }
  return step.value;
}

/** Performs a call with ready answers, one for each request; gives its value and its requests. */
export function performWith<T>(call: Call<T>, ...responses: HttpResponse[]) {
  const requests: ApiRequest[] = [];
  const value = perform(call, (effect) => {
    if (effect.type !== "http") throw new Error(`an effect that was not expected: ${effect.type}`);
    requests.push(effect.request);
    const response = responses.shift();
    if (response === undefined) throw new Error("a request that was not expected");
    return response;
  });
  return { value, requests };
}

/** The first effect of a call. */
export function firstEffect(call: Call<unknown>): Effect {
  const step = call[Symbol.iterator]().next();
  if (step.done) throw new Error("the call ended without an effect");
  return step.value;
}

/** The first request of a call. */
export function firstRequest(call: Call<unknown>): ApiRequest {
  const effect = firstEffect(call);
  if (effect.type !== "http") throw new Error(`an effect that was not expected: ${effect.type}`);
  return effect.request;
}

/** What a function throws. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** An answer of JSON. */
export function json(
  body: unknown,
  { status, headers }: { status?: number; headers?: Record<string, string> } = {},
): HttpResponse {
  return text(JSON.stringify(body), status, { "content-type": "application/json", ...headers });
}

/** An answer of whatever. */
export function text(
  body: string,
  status = 200,
  headers: Record<string, string> = {},
): HttpResponse {
  return { url: "https://api.honeycomb.io/1/anything", status, headers, body };
}
