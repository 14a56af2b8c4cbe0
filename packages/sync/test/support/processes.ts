import { readdirSync, readFileSync } from "node:fs";

/** Returns the ids of the sender processes of a process. */
export function sendersOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (child) =>
        parentOf(child) === pid && commandLine(child).endsWith("--input-type=commonjs\0-\0"),
    );
}

/** Whether a process exists and is not a zombie. */
export function isRunning(pid: number): boolean {
  const state = statOf(pid)?.[0];
  return state !== undefined && state !== "Z" && state !== "X";
}

export function commandLine(pid: number): string {
  return read(`/proc/${pid}/cmdline`) ?? "";
}

export function environment(pid: number): string {
  return read(`/proc/${pid}/environ`) ?? "";
}

function parentOf(pid: number): number {
  return Number(statOf(pid)?.[1]);
}

/**
 * Returns the fields from the state on. The name before it can contain anything, and ends with `)`.
 */
function statOf(pid: number): string[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
}

/** Returns the text of a file, or undefined when the process doesn't exist any more. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
