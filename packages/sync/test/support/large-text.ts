/** Text of so many megabytes (UTF-8), which is not the same anywhere twice. */
export function largeText(megabytes: number): string {
  const lines: string[] = [];
  for (let line = 0; line < megabytes * 20_001; line++) {
    lines.push(`${line}: é 漢 🍯`.padEnd(44, "."));
  }
  return lines.join("\n");
}
