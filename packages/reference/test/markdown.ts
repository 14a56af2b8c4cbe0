import GithubSlugger from "github-slugger";
import { marked, type Token, type Tokens } from "marked";

/** What a page links to and can be linked to by, as GitHub shows it. */
export interface PageLinks {
  readonly titles: readonly string[];
  /** Anchors of its headings. */
  readonly anchors: readonly string[];
  readonly links: readonly string[];
}

export function readLinks(text: string): PageLinks {
  const titles: string[] = [];
  const links: string[] = [];
  marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === "heading") titles.push((token as Tokens.Heading).text);
    if (token.type === "link") links.push((token as Tokens.Link).href);
  });
  const slugger = new GithubSlugger();
  return { titles, anchors: titles.map((title) => slugger.slug(title)), links };
}

/** What stands under a heading, up to the next one that is no deeper. */
export function sectionOf(text: string, heading: string): string {
  const [, level = ""] = new RegExp(`^(#+) ${heading}$`, "m").exec(text) ?? [];
  if (level === "") throw new Error(`There is no ${heading}`);
  const [, section = ""] = text.split(`\n${level} ${heading}\n`);
  return section.split(new RegExp(`^#{1,${level.length}} `, "m"))[0] ?? "";
}
