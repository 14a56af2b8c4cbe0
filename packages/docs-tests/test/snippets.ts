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
  /** Whether it can be run, too: one whose fence says `ts no-run` needs what no test has. */
  readonly runs: boolean;
}

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
        const file = join(folder, `${page.replaceAll("/", "-")}.${line}.ts`);
        // On the lines that it has in its page, so that an error's place is right there, too.
        await writeFile(file, "\n".repeat(line) + token.text);
        snippets.push({ place: `${page}:${line}`, file, runs: token.lang !== "ts no-run" });
      }
      line += token.raw.split("\n").length - 1;
    }
  }
  return snippets;
}

/** The type of a token alone doesn't narrow it: marked has one for tokens of any other type, too. */
function isCode(token: Token): token is Tokens.Code {
  return token.type === "code";
}
