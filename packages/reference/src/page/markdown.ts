/** A table; cells hold Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell) => ` ${cell.replaceAll("|", "\\|")}`.trimEnd()).join(" |")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

/** What is not there is left out; parts are paragraphs. */
export function paragraphs(...parts: readonly (string | undefined | readonly string[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== undefined && part !== "")
    .join("\n\n");
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** The pages that a comment points to. */
export function pageLinks(addresses: readonly string[] = []): string {
  return addresses.map((address) => `[Honeycomb's docs](${address})`).join(" · ");
}
