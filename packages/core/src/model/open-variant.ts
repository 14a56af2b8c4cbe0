import * as v from "valibot";

/**
 * A string that is none of those known today. Its type is none of a string's, or comparing with a
 * known one would not rule it out; `String(…)` makes it one.
 */
export interface Unlisted {
  readonly [unlisted]: true;
  toString(): string;
}
declare const unlisted: unique symbol;

type KnownOption<Key extends string> = v.LooseObjectSchema<
  Readonly<Record<Key, v.LiteralSchema<string, undefined>>> & v.ObjectEntries,
  undefined
>;

/**
 * Objects in an answer that one field tells apart, of which there may be more kinds tomorrow. One
 * of a kind not known today passes through as it is; comparing the field leaves it out:
 *
 * ```ts
 * if (panel.type === "text") console.log(panel.text_panel.content);
 * ```
 *
 * The kinds known today stay readable in the schema's metadata.
 *
 * @param key the field that tells
 * @param options the kinds known today
 * @param shared what every kind has, also those that come
 */
export function openVariant<
  const Key extends string,
  const Options extends readonly KnownOption<Key>[],
  Shared extends v.ObjectEntries = Record<never, never>,
>(
  key: Key,
  options: Options,
  shared?: Shared,
): v.GenericSchema<
  { [field: string]: unknown } & Record<Key, string>,
  | v.InferOutput<Options[number]>
  | (v.InferOutput<v.LooseObjectSchema<Shared, undefined>> & Record<Key, Unlisted>)
> {
  const known = v.variant(key, options as never);
  const unknown = v.looseObject({ ...shared, [key]: v.string() });
  const names = new Set<unknown>(options.map(({ entries }) => entries[key].literal));
  const isKnown = (input: unknown) =>
    typeof input === "object" &&
    input !== null &&
    names.has((input as Record<string, unknown>)[key]);
  return v.pipe(
    v.lazy((input): v.GenericSchema => (isKnown(input) ? known : unknown)),
    v.metadata({ knownVariants: known }),
  ) as never;
}
