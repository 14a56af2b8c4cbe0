import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { marked, type Token, type Tokens } from "marked";

const workspace = join(import.meta.dirname, "../../..");
/** Inside the workspace, so that imports resolve to the sources of packages. */
export const folder = join(import.meta.dirname, "../snippets");

/** A TypeScript example from a page. */
export interface Snippet {
  /** Its page, such as `docs/errors.md`. */
  readonly page: string;
  /** The file that it was written to, which has the name of the page and the example's line. */
  readonly file: string;
  readonly kind: SnippetKind;
}

/** How an example is tested. All examples are compiled. */
export type SnippetKind =
  /** It is also run. */
  | "program"
  /** Marked `ts no-run`: it can't be run in a test. */
  | "unrunnable"
  /**
   * Marked `ts excerpt` or `ts excerpt sync`: a part of a program, which has a client
   * already.
   */
  | "excerpt";

const kinds: Readonly<Record<string, SnippetKind>> = {
  ts: "program",
  "ts no-run": "unrunnable",
  "ts excerpt": "excerpt",
  "ts excerpt sync": "excerpt",
};

/** The variables that an excerpt can use without declaring them. */
const given = (from: string) => ({
  client: `import("@honeycomb/${from}").HoneycombClient`,
  apiKey: "string",
});

/** Writes each TypeScript example of the READMEs and the docs to a file. */
export async function writeSnippets(): Promise<Snippet[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const snippets: Snippet[] = [];
  const pages = glob("{*.md,docs/**/*.md,{packages,apps}/*/README.md}", { cwd: workspace });
  for await (const page of pages) {
    let line = 1;
    for (const token of marked.lexer(await readFile(join(workspace, page), "utf8"))) {
      if (isCode(token) && /^ts\b/.test(token.lang ?? "")) {
        const kind = kinds[token.lang ?? ""];
        if (!kind) throw new Error(`${page}:${line}: unknown kind of example: ${token.lang}`);
        const file = join(folder, `${page.replaceAll("/", "-")}.${line}.ts`);
        const before = kind === "excerpt" ? declareGiven(token) : "";
        // On the same line as in the page, so that error locations match.
        await writeFile(file, before + "\n".repeat(line) + token.text);
        snippets.push({ page, file, kind });
      }
      line += token.raw.split("\n").length - 1;
    }
  }
  return snippets;
}

/** Declares the given variables, except for those that the excerpt declares itself. */
function declareGiven({ text, lang }: Tokens.Code): string {
  return Object.entries(given(lang?.endsWith(" sync") ? "sync" : "async"))
    .filter(([name]) => !new RegExp(`\\b(const|using) ${name}\\b`).test(text))
    .map(([name, type]) => `declare const ${name}: ${type};`)
    .join(" ");
}

/** Comparing the type doesn't narrow a token, since marked also has a generic token type. */
function isCode(token: Token): token is Tokens.Code {
  return token.type === "code";
}
