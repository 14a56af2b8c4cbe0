import { gzipSync, zstdCompressSync } from "node:zlib";
import { type Operation, operations } from "@honeycomb/core";
import * as fc from "fast-check";
import type { Json, ServiceCase } from "../../../core/test/service/case.ts";
import { service } from "../../../core/test/service/index.ts";
import type { OperationId } from "../../src/http/handler.ts";
import { createSandbox } from "../../src/index.ts";
import { requests } from "../../src/requests.ts";
import { resolve, sendAll } from "../service.ts";
import { Client, encode, type Failure } from "./client.ts";

// Requests that no client should send, made from those that are known to work.

/** Texts that programs often mistake for something else. */
const oddText = fc.oneof(
  fc.constantFrom(
    ...["", " ", "\0", "\ud800", "🐝", "é\r\n", "..", "/", "%", "%00", "%E0%A4%A", "?a=b", "#"],
    ...[
      "__proto__",
      "constructor",
      "toString",
      "__all__",
      "$x",
      "{}",
      "[]",
      "null",
      "NaN",
      "'",
      '"',
    ],
    ...["a; DROP TABLE top", "$1", "$99999", "\\", "\\d+(", "%Y%", "1e999", "-1", "01", "0x10"],
    ...["9223372036854775808", "1".repeat(400), "a".repeat(300), "a".repeat(5000)],
    ...["2026-02-30", "+275760-09-13", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** Some levels of lists or objects. */
function nest(opening: "[" | '{"a":', levels: number): string {
  return `${opening.repeat(levels)}1${(opening === "[" ? "]" : "}").repeat(levels)}`;
}

/** JSON that is not what a field should contain. Numbers can be too large for JavaScript. */
const oddJson = fc.oneof(
  oddText.map((text) => JSON.stringify(text)),
  fc.constantFrom(
    ...["null", "true", "false", "0", "-0", "-1", "1", "0.5", "1e-400", "2147483648", "1e15"],
    ...[
      "9007199254740993",
      "9223372036854775807",
      "-9223372036854775809",
      "1e300",
      "1e999",
      "-1e999",
    ],
    ...[
      "{}",
      "[]",
      "[null]",
      "[[]]",
      '{"__proto__":1}',
      '{"toString":1,"valueOf":1}',
      '[{"toString":1}]',
    ],
    ...[nest("[", 900), nest("[", 20_000), nest('{"a":', 900), nest('{"a":', 15_000)],
    ...[`[${"{},".repeat(20_000)}{}]`, `[${"1,".repeat(40_000)}1]`],
  ),
  fc.json({ maxDepth: 4 }),
);

/** A change of some JSON: at a place, puts something else, nothing, or the same twice. */
interface Change {
  readonly place: number;
  readonly kind: "replace" | "remove" | "repeat" | "rename";
  readonly by: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom("replace", "replace", "replace", "remove", "repeat", "rename"),
  by: oddJson,
});

/** How a request differs from one that is known to work. */
export interface Hostility {
  readonly body: readonly Change[];
  /** A whole body in its place. */
  readonly otherBody: string | undefined;
  readonly encoding: string | undefined;
  readonly path: { readonly place: number; readonly by: string } | undefined;
  readonly query: readonly (readonly [place: number, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
}

const headerText = fc.oneof(
  oddText.map((text) => text.replace(/[^\x20-\x7e]/g, "")),
  fc.constantFrom("0", "-1", "1.5", "1e308", "9999999999999999", "gzip, zstd", "text/plain"),
);

export const hostility: fc.Arbitrary<Hostility> = fc.record({
  body: fc.array(change, { maxLength: 3 }),
  otherBody: fc.option(oddJson, { freq: 8, nil: undefined }),
  encoding: fc.option(fc.constantFrom("gzip", "zstd", "deflate", "br", "constructor", ""), {
    freq: 6,
    nil: undefined,
  }),
  path: fc.option(fc.record({ place: fc.nat(), by: oddText }), { freq: 6, nil: undefined }),
  query: fc.array(fc.tuple(fc.nat(), oddText), { maxLength: 3 }),
  headers: fc.dictionary(
    fc.constantFrom(
      ...["content-type", "x-honeycomb-event-time", "x-honeycomb-samplerate", "accept"],
      ...["x-amz-firehose-request-id", "x-amz-firehose-access-key", "x-honeycomb-team"],
      "authorization",
    ),
    headerText,
    { maxKeys: 1 },
  ),
});

/** Requests that are known to work, or to fail for a good reason. */
type Known = Pick<ServiceCase, "given" | "request">;

const cases = Object.values(service).flat();

/** Finds known requests of an operation, or other requests that have what its path needs. */
export function casesOf(id: OperationId): readonly Known[] {
  const own = cases.filter(({ request }) => request.operation === id);
  if (own.length > 0) return own;
  const names = namesIn(operations[id].path);
  return cases
    .filter(({ request: { path = {} } }) => names.every((name) => name in path))
    .map(({ given, request: { path = {} } }) => ({ given, request: { operation: id, path } }));
}

/** The names of the parameters in the template of a path. */
function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/**
 * Sends a known request to a new sandbox with changes, and then reads everything that there is.
 *
 * @returns the responses that are the sandbox's fault
 */
export async function attack(
  { given, request: known }: Known,
  hostilities: readonly Hostility[],
): Promise<Failure[]> {
  await using sandbox = createSandbox({ polls: 0, signals: [{ service_name: "checkout" }] });
  const earlier = await sendAll(sandbox, given);
  const client = new Client(sandbox);
  const operation: Operation = operations[known.operation];
  const { path = {}, query = {}, headers = {}, body } = resolve(known, earlier);
  for (const hostile of hostilities) {
    const names = namesIn(operation.path);
    const changed = names[(hostile.path?.place ?? 0) % names.length];
    const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
      encode((name === changed && hostile.path?.by) || (path[name] ?? "")),
    );
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
    const allowed = [...parametersOf(operation.id), "unknown"];
    for (const [place, value] of hostile.query) {
      parameters.append(allowed[place % allowed.length] ?? "", value);
    }
    const json = hostile.otherBody ?? (body === undefined ? undefined : write(body, hostile.body));
    const received = await client.send(operation.method, `${filled}?${parameters}`, {
      operation,
      body: json === undefined ? undefined : compress(json, hostile.encoding),
      headers: {
        ...headers,
        ...(hostile.encoding !== undefined && { "content-encoding": hostile.encoding }),
        ...hostile.headers,
      },
    });
    await client.runQueryOf(received, path.datasetSlug);
  }
  await client.readAll();
  return client.failures;
}

function parametersOf(id: string): string[] {
  const schema = Object.entries(requests).find(([operation]) => operation === id)?.[1];
  return schema !== undefined && "query" in schema && "entries" in schema.query
    ? Object.keys(schema.query.entries)
    : [];
}

function compress(json: string, encoding: string | undefined): string | Uint8Array<ArrayBuffer> {
  if (encoding === "gzip") return new Uint8Array(gzipSync(json));
  return encoding === "zstd" ? new Uint8Array(zstdCompressSync(json)) : json;
}

/** Writes JSON with changes. */
function write(body: Json, changes: readonly Change[]): string {
  const copy = { root: structuredClone(body) as unknown };
  for (const [index, { place, kind }] of changes.entries()) {
    const places = [...placesIn(copy)];
    const found = places[place % places.length];
    if (found === undefined) continue;
    const { parent, key } = found;
    if (kind === "replace") parent[key] = `@${index}@`;
    else if (kind === "repeat") parent[key] = [parent[key], parent[key]];
    else if (kind === "rename") parent[`${key}s`] = parent[key];
    if ((kind === "remove" || kind === "rename") && parent !== copy) delete parent[key];
  }
  return JSON.stringify(copy.root).replaceAll(
    /"@(\d+)@"/g,
    (_, index) => changes[Number(index)]?.by ?? "null",
  );
}

/** All values in some JSON, by their objects or lists. */
function* placesIn(
  parent: Record<string, unknown>,
): Generator<{ parent: Record<string, unknown>; key: string }> {
  for (const [key, value] of Object.entries(parent)) {
    yield { parent, key };
    // A list has properties, too.
    if (typeof value === "object" && value !== null) yield* placesIn(value as typeof parent);
  }
}
