import { styleText } from "node:util";

interface ShowOptions {
  /** Whether the code ends with an error, which is then its output. @default false */
  readonly throws?: boolean;
  /** Whether to say how long it took. @default false */
  readonly timed?: boolean;
}

/** Shows code, and runs it. What it prints is its output. */
export async function show(
  title: string,
  code: () => unknown,
  { throws = false, timed = false }: ShowOptions = {},
): Promise<void> {
  console.log(`\n${styleText("bold", `# ${title}`)}\n`);
  console.log(`${styleText("cyan", sourceOf(code))}\n`);
  const start = performance.now();
  try {
    await code();
  } catch (error) {
    if (!throws) throw error;
    console.log(String(error));
  }
  const seconds = (performance.now() - start) / 1000;
  if (timed) console.log(`took ${seconds.toFixed(2)} s`);
}

/** The lines between a function's braces: what is shown can't differ from what is run. */
function sourceOf(code: () => unknown): string {
  const source = String(code);
  const body = source.slice(source.indexOf("{") + 1, source.lastIndexOf("}"));
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => `  ${line.slice(indent)}`).join("\n");
}
