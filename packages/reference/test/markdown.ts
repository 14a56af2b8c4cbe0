import { marked, type Token, type Tokens } from "marked";

/** The targets of a page's links, and the anchors of its headings. */
export function readLinks(page: string): { links: string[]; anchors: Set<string> } {
  const links: string[] = [];
  const anchors = new Set<string>();
  marked.walkTokens(marked.lexer(page), (token: Token) => {
    if (token.type === "link") links.push((token as Tokens.Link).href);
    if (token.type === "heading") anchors.add(anchorOf(token as Tokens.Heading, anchors));
  });
  return { links, anchors };
}

/** GitHub's anchor of a heading: without punctuation, and numbered when it is taken. */
function anchorOf({ tokens }: Tokens.Heading, taken: ReadonlySet<string>): string {
  const text = plainText(tokens);
  const anchor = text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");
  let unique = anchor;
  for (let count = 1; taken.has(unique); count++) unique = `${anchor}-${count}`;
  return unique;
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ("tokens" in token && token.tokens ? plainText(token.tokens) : token.raw))
    .join("");
}

/** What follows a heading, up to the next one of the same or a higher level. */
export function sectionOf(page: string, level: string, heading: string): string {
  const start = page.indexOf(`\n${level} ${heading}\n`);
  if (start < 0) throw new Error(`There is no section ${heading}`);
  const rest = page.slice(start + level.length + heading.length + 3);
  return rest.split(new RegExp(`^#{1,${level.length}} `, "m"), 1)[0] ?? "";
}
