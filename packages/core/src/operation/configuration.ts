import { longestSleep } from "../call/sleep.ts";
import { HoneycombConfigError } from "./errors/config-error.ts";
import { writeHeaders } from "./headers.ts";
import type { ClientOptions, RetryOptions } from "./options.ts";
import type { ApiRequest } from "./request.ts";
import type { RetryPolicy } from "./retry.ts";
import type { HttpRequest, Validation } from "./wire.ts";

const hosts = { us: "https://api.honeycomb.io", eu: "https://api.eu1.honeycomb.io" } as const;

/**
 * What a client was configured with, checked once. It turns a call's requests into ones that can
 * be sent. Keys are held where neither `util.inspect` nor `JSON.stringify` finds them.
 */
export class Configuration {
  readonly #apiKey: string | undefined;
  readonly #bearer: string | undefined;
  readonly #baseUrl: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeout: number;
  readonly #validate: Validation;
  readonly #retry: Omit<RetryPolicy, "repeatable">;

  /** @throws HoneycombConfigError where the options don't fit together */
  constructor(options: ClientOptions) {
    const { apiKey, managementKey, managementSecret } = options;
    if (!apiKey && !managementKey && !managementSecret) {
      throw new HoneycombConfigError(
        "A key is missing: give apiKey (or set HONEYCOMB_API_KEY), or managementKey and managementSecret.",
      );
    }
    if (Boolean(managementKey) !== Boolean(managementSecret)) {
      const [given, missing] = managementKey
        ? ["managementKey", "managementSecret"]
        : ["managementSecret", "managementKey"];
      throw new HoneycombConfigError(`${given} was given without ${missing}; they go together.`);
    }
    this.#apiKey = checkKey("apiKey", apiKey || undefined);
    this.#bearer =
      managementKey && managementSecret
        ? `Bearer ${checkKey("managementKey", managementKey)}:${checkKey("managementSecret", managementSecret)}`
        : undefined;
    this.#baseUrl = readBaseUrl(options);
    this.#headers = writeHeaders(options.headers ?? {});
    this.#timeout = readTimeout(options.timeout);
    this.#validate = readValidate(options.validate);
    this.#retry = readRetry(options.retry);
  }

  /**
   * A request as it is to be sent.
   *
   * @throws HoneycombConfigError where the client has no key of a kind that the operation takes
   */
  prepare(request: ApiRequest): HttpRequest {
    return {
      operation: request.operation,
      method: request.method,
      url: this.#baseUrl + request.path,
      headers: {
        accept: "application/json",
        ...this.#headers,
        ...request.headers,
        ...this.#credentials(request),
      },
      body: request.body,
      compress: request.compress,
      validate: this.#validate,
      timeout: this.#timeout,
      retry: { ...this.#retry, repeatable: request.repeatable },
    };
  }

  #credentials({ auth, operation }: ApiRequest): Record<string, string> {
    if (auth.includes("management")) {
      if (this.#bearer !== undefined) return { authorization: this.#bearer };
      throw new HoneycombConfigError(
        `${operation} takes a management key: give managementKey and managementSecret (or set HONEYCOMB_MANAGEMENT_KEY and HONEYCOMB_MANAGEMENT_SECRET).`,
      );
    }
    const header = auth.includes("firehose") ? "x-amz-firehose-access-key" : "x-honeycomb-team";
    if (this.#apiKey !== undefined) return { [header]: this.#apiKey };
    throw new HoneycombConfigError(
      `${operation} takes an API key: give apiKey (or set HONEYCOMB_API_KEY).`,
    );
  }
}

/** A key's characters are checked here, since a refused header would show in an error. */
function checkKey<T extends string | undefined>(name: string, key: T): T {
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new HoneycombConfigError(
      `${name} has a character that no key has, such as a space or a line break.`,
    );
  }
  return key;
}

function readBaseUrl({ baseUrl, region = "us", allowInsecure = false }: ClientOptions): string {
  if (baseUrl === undefined) {
    const host = (hosts as Readonly<Record<string, string>>)[region];
    if (host !== undefined) return host;
    throw new HoneycombConfigError(`region is "${region}"; it may be "us" or "eu".`);
  }
  if (!URL.canParse(baseUrl)) {
    throw new HoneycombConfigError(`baseUrl is "${baseUrl}", which is not a URL.`);
  }
  const url = new URL(baseUrl);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new HoneycombConfigError("baseUrl may have a host, a port and a path, and nothing else.");
  }
  if (
    url.protocol !== "https:" &&
    !(url.protocol === "http:" && (allowInsecure || isLoopback(url)))
  ) {
    throw new HoneycombConfigError(
      `baseUrl is "${baseUrl}", which would send keys in the clear: use https, or set allowInsecure.`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

function readTimeout(timeout = 30_000): number {
  if (timeout > 0 && timeout <= longestSleep) return timeout;
  throw new HoneycombConfigError(
    `timeout is ${timeout}; it may be from 1 to ${longestSleep} milliseconds.`,
  );
}

function readValidate(validate: Validation = "on"): Validation {
  if (validate === "on" || validate === "off") return validate;
  throw new HoneycombConfigError(`validate is "${validate}"; it may be "on" or "off".`);
}

/**
 * A retry policy from options.
 *
 * @throws HoneycombConfigError where an option is not what it may be
 */
export function readRetry(retry: number | RetryOptions = {}): Omit<RetryPolicy, "repeatable"> {
  const options = typeof retry === "number" ? { limit: retry } : retry;
  const { limit = 2, minDelay = 300, maxDelay = 60_000 } = options;
  if (!Number.isInteger(limit) || limit < 0) {
    throw new HoneycombConfigError(`retry.limit is ${limit}; it may be a whole number from 0.`);
  }
  for (const [name, delay] of Object.entries({ minDelay, maxDelay })) {
    if (!(delay >= 0 && delay <= longestSleep)) {
      throw new HoneycombConfigError(
        `retry.${name} is ${delay}; it may be from 0 to ${longestSleep} milliseconds.`,
      );
    }
  }
  return { limit, minDelay, maxDelay };
}
