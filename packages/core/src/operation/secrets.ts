import type { Schema } from "../model/schema.ts";
import { hasSecrets, isSecret, type SchemaNode, unwrapSchema } from "../model/walk.ts";

/*
 * Errors, and what hooks get, contain no secrets. Two kinds are replaced:
 *
 * - values of fields that are secret, whatever their value is: `redact`;
 * - values that are known to be secret, wherever they occur: `replaceTexts`. A proxy may quote the keys
 *   of the client, and Honeycomb the secret of a recipient that it rejects.
 */

/** What is in the place of a secret. */
const replacement = "[secret]";

/**
 * Copies JSON without its secrets: values that the schema marks as secret, and those of fields whose
 * names say so, whatever the type of the value is. Values that JSON doesn't have stay as they are.
 *
 * @param onSecret called with each secret
 */
export function redact(
  value: unknown,
  schema?: Schema,
  onSecret?: (secret: unknown) => void,
): unknown {
  const parents = new Set<unknown>();
  const copy = (value: unknown, node: SchemaNode | undefined): unknown => {
    const isNested = isJsonObject(value);
    if (isNested ? isSecret(node) : hasSecrets(node)) return replace(value);
    if (!isNested || parents.has(value)) return value;
    if (parents.size > deepest) return "[nested too deeply]";
    parents.add(value);
    const inside = unwrapSchema(node, value);
    const copied = Array.isArray(value)
      ? value.map((item) => copy(item, inside?.item))
      : Object.fromEntries(
          Object.entries(value).map(([name, field]) => [
            name,
            hasSecretName(name)
              ? replace(field)
              : copy(field, inside?.entries?.[name] ?? inside?.value),
          ]),
        );
    parents.delete(value);
    return copied;
  };
  const replace = (secret: unknown): unknown => {
    if (secret === null || secret === undefined) return secret;
    onSecret?.(secret);
    return replacement;
  };
  return copy(value, schema as SchemaNode | undefined);
}

/** Whether a value is an array or an object as JSON has them, not one of a class. */
function isJsonObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** JSON can be nested more deeply than functions can call themselves. */
const deepest = 100;

const names =
  "secret|password|token|authorization|api[_-]?key|integration_key|webhook_(?:url|headers)";
const secretName = new RegExp(`(?:^|[_-])(?:${names})$`, "i");

/** Whether the name of a field says that its value is a secret. */
export function hasSecretName(name: string): boolean {
  return secretName.test(name);
}

/** The name of a secret before its value, or a name with escaped letters, which may be one. */
const secretInText = new RegExp(
  String.raw`["'\\]*[\w-]*(?:${names})["'\\]*\s*[:=]|\\u00[4-7]`,
  "i",
);

/** Cuts off a text that can't be parsed before its first secret. */
export function redactText(text: string): string {
  const start = text.search(secretInText);
  return start === -1 ? text : `${text.slice(0, start)}[secret, and more]`;
}

/** Returns the texts in a value that are secret. */
export function findSecrets(value: unknown, schema: Schema | undefined): string[] {
  const secrets: string[] = [];
  const collect = (secret: unknown): void => {
    if (typeof secret === "string") secrets.push(secret);
    else if (typeof secret === "object" && secret !== null) Object.values(secret).forEach(collect);
  };
  redact(value, schema, collect);
  return secrets;
}

/**
 * Shorter texts are not replaced: without `id` or `1`, a message would be unreadable. All keys of
 * Honeycomb are longer.
 */
const shortest = 8;

/**
 * Replaces texts in a string, or anywhere in JSON or an error with its causes. Other objects belong to
 * the caller and stay as they are.
 *
 * @returns the value, or a copy if something was replaced; an error is changed itself
 */
export function replaceTexts<T>(value: T, texts: readonly string[]): T {
  const secrets = texts.filter(({ length }) => length >= shortest);
  if (secrets.length === 0) return value;
  const replaceIn = (text: string) =>
    secrets.reduce((replaced, secret) => replaced.replaceAll(secret, replacement), text);
  const seen = new Set<unknown>();
  const visit = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return replaceIn(value);
    if (typeof value !== "object" || value === null || depth > deepest) return value;
    if (value instanceof Error) {
      if (seen.has(value)) return value;
      seen.add(value);
      for (const [name, field] of fieldsOf(value)) {
        const replaced = visit(field, depth + 1);
        // A frozen error is the caller's own.
        if (replaced !== field) Reflect.set(value, name, replaced);
      }
      return value;
    }
    if (!isJsonObject(value)) return value;
    let isChanged = false;
    const entries = Object.entries(value).map(([name, field]) => {
      const entry = [replaceIn(name), visit(field, depth + 1)] as const;
      isChanged ||= entry[0] !== name || entry[1] !== field;
      return entry;
    });
    if (!isChanged) return value;
    return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
  };
  return visit(value, 0) as T;
}

/** The fields of an error, with its message, stack and cause. A getter of the caller is not called. */
function fieldsOf(error: Error): [name: string, value: unknown][] {
  return Object.entries(Object.getOwnPropertyDescriptors(error)).map(
    ([name, { value }]: [string, PropertyDescriptor]) => [
      name,
      name === "stack" ? error.stack : value,
    ],
  );
}
