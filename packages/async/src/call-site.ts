/** Errors whose stack already contains the call site. */
const located = new WeakSet<Error>();

/**
 * Appends the line that started a call to the stack of the call's error. The stack of an error from a
 * callback doesn't contain that line, and a deep stack may be cut off before it.
 *
 * @param callSite an error that was created when the call was started
 */
export function addCallSite(error: unknown, callSite: Error): void {
  if (!(error instanceof Error) || located.has(error)) return;
  located.add(error);
  // Stacks are not part of the language. A program can disable or replace them.
  const { stack } = error;
  const { stack: site } = callSite;
  if (typeof stack !== "string" || typeof site !== "string") return;
  const known = new Set(stack.split("\n"));
  const frames = site
    .split("\n")
    .slice(1)
    .filter((frame) => !known.has(frame) && !frame.includes("(node:internal/"));
  // Does nothing when the error is frozen.
  if (frames.length > 0) Reflect.set(error, "stack", [stack.trimEnd(), ...frames].join("\n"));
}
