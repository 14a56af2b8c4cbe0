/** Text of so many megabytes (UTF-8), in which every megabyte is another one. */
export function largeText(megabytes: number): string {
  const filling = "é 漢 🍯 0123456789".repeat(1_000_000 / 22 + 1);
  return Array.from({ length: megabytes }, (_, index) => `${index}: ${filling}`).join("\n");
}
