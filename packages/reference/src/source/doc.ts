import { parse, tokenizers } from "comment-parser";

/** What a doc comment says. */
export interface Doc {
  /** The text before the first tag, in Markdown. */
  readonly text: string;
  readonly params: ReadonlyMap<string, string>;
  readonly returns: string | undefined;
  readonly throws: readonly { readonly name: string; readonly when: string }[];
  /** The programs of its examples. */
  readonly examples: readonly string[];
  /** Addresses of pages. */
  readonly see: readonly string[];
  readonly default: string | undefined;
  readonly deprecated: string | undefined;
}

/** Reads a doc comment, from its opening to its end. */
export function readDoc(comment: string): Doc {
  // A default may stand at the end of a line, behind what it is the default of.
  const [block] = parse(comment.replaceAll(" @default ", "\n* @default "), {
    spacing: "preserve",
    tokenizers: [tokenizers.tag(), tokenizers.description("preserve")],
  });
  const tagged = (name: string) =>
    block?.tags.filter(({ tag }) => tag === name).map(({ description }) => description.trim()) ??
    [];
  return {
    text: block?.description.trim() ?? "",
    params: new Map(tagged("param").map(splitAtSpace)),
    returns: tagged("returns")[0],
    throws: tagged("throws").map((text) => {
      const [name, when] = splitAtSpace(text);
      return { name, when };
    }),
    examples: tagged("example").map((text) => /```ts\n([\s\S]*)\n```/.exec(text)?.[1] ?? text),
    see: tagged("see"),
    default: tagged("default")[0],
    deprecated: tagged("deprecated")[0],
  };
}

function splitAtSpace(text: string): [first: string, rest: string] {
  const [first = ""] = /^\S*/.exec(text) ?? [];
  return [first, text.slice(first.length).trim()];
}
