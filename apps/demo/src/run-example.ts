import { styleText } from "node:util";

interface ExampleOptions {
  /** Whether the code may throw. The error is then printed. @default false */
  readonly throws?: boolean;
  /** Whether to print the duration. @default false */
  readonly timed?: boolean;
}

/** Prints code and runs it. */
export async function runExample(
  title: string,
  code: () => unknown,
  { throws = false, timed = false }: ExampleOptions = {},
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

/** Returns the source lines in the body of a function. So the printed code is the code that runs. */
function sourceOf(code: () => unknown): string {
  const source = String(code);
  const body = source.slice(source.indexOf("{") + 1, source.lastIndexOf("}"));
  const lines = body.split("\n").filter((line) => line.trim() !== "");
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => `  ${line.slice(indent)}`).join("\n");
}
