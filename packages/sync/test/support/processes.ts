import { readdirSync, readFileSync } from "node:fs";

/** The sender processes of a process, by their ids. */
export function sendersOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (child) =>
        parentOf(child) === pid && commandLine(child).endsWith("--input-type=commonjs\0-\0"),
    );
}

/** Whether a process is there and not just waiting to be reaped. */
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

/** State, parent and what follows; the name before it may hold anything but ends with a bracket. */
function statOf(pid: number): string[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
}

/** A file's text, or undefined where the process is gone. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
