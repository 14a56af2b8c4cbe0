import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { marked, type Token, type Tokens } from "marked";

const workspace = join(import.meta.dirname, "../../..");
/** Within the workspace, so that packages are found as they are in development. */
export const folder = join(import.meta.dirname, "../snippets");

/** A TypeScript example from a page. */
export interface Snippet {
  /** Where it stands: `docs/errors.md:12`. */
  readonly place: string;
  /** The file that it was written to. */
  readonly file: string;
  readonly kind: SnippetKind;
}

/** What is done with an example: all are compiled. */
export type SnippetKind =
  /** It is run, too. */
  | "program"
  /** Its fence says `ts no-run`: it needs what no test has. */
  | "unrunnable"
  /**
   * Its fence says `ts excerpt`, or `ts excerpt sync`: it is the part of a program where a client is
   * there already.
   */
  | "excerpt";

const kinds: Readonly<Record<string, SnippetKind>> = {
  ts: "program",
  "ts no-run": "unrunnable",
  "ts excerpt": "excerpt",
  "ts excerpt sync": "excerpt",
};

/** What an excerpt may use without saying where it comes from. */
const given = (from: string) => ({
  client: `import("@honeycomb/${from}").HoneycombClient`,
  apiKey: "string",
});

/** Takes the TypeScript examples out of the READMEs and the docs, each into a file of its own. */
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
        if (!kind) throw new Error(`${page}:${line}: what is ${token.lang}?`);
        const file = join(folder, `${page.replaceAll("/", "-")}.${line}.ts`);
        const before = kind === "excerpt" ? declareGiven(token) : "";
        // On the lines that it has in its page, so that an error's place is right there, too.
        await writeFile(file, before + "\n".repeat(line) + token.text);
        snippets.push({ place: `${page}:${line}`, file, kind });
      }
      line += token.raw.split("\n").length - 1;
    }
  }
  return snippets;
}

/** Declares what is there already, save what an excerpt makes itself. */
function declareGiven({ text, lang }: Tokens.Code): string {
  return Object.entries(given(lang?.endsWith(" sync") ? "sync" : "async"))
    .filter(([name]) => !new RegExp(`\\b(const|using) ${name}\\b`).test(text))
    .map(([name, type]) => `declare const ${name}: ${type};`)
    .join(" ");
}

/** The type of a token alone doesn't narrow it: marked has one for tokens of any other type, too. */
function isCode(token: Token): token is Tokens.Code {
  return token.type === "code";
}
