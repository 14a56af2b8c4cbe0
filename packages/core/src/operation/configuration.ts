import { longestSleep } from "../call/effect.ts";
import { HoneycombConfigError } from "./errors/config-error.ts";
import { writeHeaders } from "./headers.ts";
import { type RequestHooks, secretHeaderValues } from "./hooks.ts";
import type { ApiRequest, HttpRequest } from "./http.ts";
import type { ClientOptions, RequestOptions, RetryOptions, ValidationMode } from "./options.ts";
import type { RetryPolicy } from "./retry.ts";
import { replaceTexts } from "./secrets.ts";

const hosts = { us: "https://api.honeycomb.io", eu: "https://api.eu1.honeycomb.io" } as const;

/**
 * The validated options of a client. Adds host, keys and timeout to the requests of calls. Keys are in
 * private fields, which `util.inspect` and `JSON.stringify` don't print.
 */
export class Configuration {
  /** Values that calls of the same client share. See `memoize`. */
  readonly cache: Map<unknown, unknown>;
  /** The client's hooks, then those of the request. */
  readonly hooks: readonly RequestHooks[];
  /** When requests are retried. */
  readonly retryPolicy: RetryPolicy;
  /** How input and responses are validated. */
  readonly validate: ValidationMode;
  readonly #connection: Connection;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #timeout: number;
  readonly #maxResponseSize: number;

  /**
   * @param base the configuration that the options of a request take precedence over
   * @throws HoneycombConfigError when the options don't fit together
   */
  constructor(options: ClientOptions);
  constructor(options: RequestOptions, base: Configuration);
  constructor(options: ClientOptions | RequestOptions, base?: Configuration) {
    this.#connection = base ? base.#connection : readConnection(options as ClientOptions);
    const headers = options.headers && writeHeaders(options.headers);
    const { timeout, validate, retry, maxResponseSize } = options;
    this.cache = base?.cache ?? new Map();
    this.hooks = addHooks(base?.hooks ?? [], options);
    this.retryPolicy = base && retry === undefined ? base.retryPolicy : readRetry(retry);
    this.validate = base && validate === undefined ? base.validate : readValidate(validate);
    this.#headers = base ? { ...base.#headers, ...headers } : (headers ?? {});
    this.#timeout = base && timeout === undefined ? base.#timeout : readTimeout(timeout);
    this.#maxResponseSize =
      base && maxResponseSize === undefined ? base.#maxResponseSize : readMaxSize(maxResponseSize);
  }

  /**
   * Returns this configuration with the options of a request.
   *
   * @throws HoneycombConfigError when an option is out of range
   */
  extend(options: RequestOptions): Configuration {
    return new Configuration(options, this);
  }

  /**
   * Makes a request ready to be sent.
   *
   * @throws HoneycombConfigError when the client has no key of a kind that the operation accepts
   */
  readonly prepare = (request: ApiRequest): HttpRequest => ({
    operation: request.operation,
    method: request.method,
    url: this.#connection.baseUrl + request.path,
    headers: {
      accept: "application/json",
      ...this.#headers,
      ...request.headers,
      ...this.#credentials(request),
    },
    body: request.body,
    compress: request.compress,
    timeout: this.#timeout,
    maxResponseSize: this.#maxResponseSize,
  });

  /**
   * Replaces the client's keys wherever they occur in a text, in JSON, or in an error with its causes.
   * An error is changed itself; of other values, a copy is returned.
   */
  readonly withoutKeys = <T>(value: T): T =>
    replaceTexts(value, [...this.#connection.keys, ...secretHeaderValues(this.#headers)]);

  #credentials({ auth, operation }: ApiRequest): Record<string, string> {
    const { apiKey, bearer } = this.#connection;
    if (auth.includes("management")) {
      if (bearer !== undefined) return { authorization: bearer };
      throw new HoneycombConfigError(
        `${operation} needs a management key: pass managementKey and managementSecret (or set HONEYCOMB_MANAGEMENT_KEY and HONEYCOMB_MANAGEMENT_SECRET).`,
      );
    }
    const header = auth.includes("firehose") ? "x-amz-firehose-access-key" : "x-honeycomb-team";
    if (apiKey !== undefined) return { [header]: apiKey };
    throw new HoneycombConfigError(
      `${operation} needs an API key: pass apiKey (or set HONEYCOMB_API_KEY).`,
    );
  }
}

/** Where requests go, and with which keys. */
interface Connection {
  readonly apiKey: string | undefined;
  readonly bearer: string | undefined;
  readonly baseUrl: string;
  /** Everything that must not appear in errors and hooks. */
  readonly keys: readonly string[];
}

function readConnection(options: ClientOptions): Connection {
  const { apiKey, managementKey, managementSecret } = options;
  if (!apiKey && !managementKey && !managementSecret) {
    throw new HoneycombConfigError(
      "A key is missing: pass apiKey (or set HONEYCOMB_API_KEY), or managementKey and managementSecret.",
    );
  }
  if (Boolean(managementKey) !== Boolean(managementSecret)) {
    const [given, missing] = managementKey
      ? ["managementKey", "managementSecret"]
      : ["managementSecret", "managementKey"];
    throw new HoneycombConfigError(
      `${given} was passed without ${missing}. Pass both, or neither.`,
    );
  }
  return {
    apiKey: validateKey("apiKey", apiKey || undefined),
    bearer:
      managementKey && managementSecret
        ? `Bearer ${validateKey("managementKey", managementKey)}:${validateKey("managementSecret", managementSecret)}`
        : undefined,
    baseUrl: readBaseUrl(options),
    keys: [apiKey, managementKey, managementSecret].flatMap((key) => key || []),
  };
}

function addHooks(
  hooks: readonly RequestHooks[],
  { onRequest, onResponse, onInvalidResponse, onRetry }: RequestHooks,
): readonly RequestHooks[] {
  return onRequest || onResponse || onInvalidResponse || onRetry
    ? [...hooks, { onRequest, onResponse, onInvalidResponse, onRetry }]
    : hooks;
}

/** Validates the characters of a key. `fetch` would print an invalid one in its error. */
function validateKey<T extends string | undefined>(name: string, key: T): T {
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new HoneycombConfigError(
      `${name} contains a character that is not allowed in a key, such as a space or a line break.`,
    );
  }
  return key;
}

function readBaseUrl({ baseUrl, region = "us", allowInsecure = false }: ClientOptions): string {
  if (baseUrl === undefined) {
    const host = (hosts as Readonly<Record<string, string>>)[region];
    if (host !== undefined) return host;
    throw new HoneycombConfigError(`region is "${region}"; it must be "us" or "eu".`);
  }
  if (!URL.canParse(baseUrl)) {
    // It is not quoted, since it may contain a password.
    throw new HoneycombConfigError(
      "baseUrl is not a URL. It must look like https://api.example.com, and may have a path.",
    );
  }
  const url = new URL(baseUrl);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new HoneycombConfigError("baseUrl may contain only a host, a port and a path.");
  }
  if (
    url.protocol !== "https:" &&
    !(url.protocol === "http:" && (allowInsecure || isLoopback(url)))
  ) {
    throw new HoneycombConfigError(
      `baseUrl is "${baseUrl}", which would send keys unencrypted: use https, or set allowInsecure.`,
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
    `timeout is ${timeout}; it must be from 1 to ${longestSleep} milliseconds.`,
  );
}

/** A string in V8 has about 536 million characters at most. */
const largestResponse = 500_000_000;

function readMaxSize(size = 100_000_000): number {
  if (Number.isInteger(size) && size >= 1 && size <= largestResponse) return size;
  throw new HoneycombConfigError(
    `maxResponseSize is ${size}; it must be a whole number from 1 to ${largestResponse}, in bytes.`,
  );
}

function readValidate(validate: ValidationMode = "warn"): ValidationMode {
  if (["strict", "warn", "off"].includes(validate)) return validate;
  throw new HoneycombConfigError(
    `validate is "${validate}"; it must be "strict", "warn" or "off".`,
  );
}

function readRetry(retry: number | RetryOptions = {}): RetryPolicy {
  const options = typeof retry === "number" ? { maxRetries: retry } : retry;
  const { maxRetries = 2, minDelay = 300, maxDelay = 60_000 } = options;
  if (!Number.isInteger(maxRetries) || maxRetries < 0) {
    throw new HoneycombConfigError(
      `retry.maxRetries is ${maxRetries}; it must be a whole number, 0 or greater.`,
    );
  }
  for (const [name, delay] of Object.entries({ minDelay, maxDelay })) {
    if (!(delay >= 0 && delay <= longestSleep)) {
      throw new HoneycombConfigError(
        `retry.${name} is ${delay}; it must be from 0 to ${longestSleep} milliseconds.`,
      );
    }
  }
  return { maxRetries, minDelay, maxDelay };
}
