// The source text of the two programs that run beside the client's thread. In development, they import
// their modules. The build replaces this module with the bundled programs.

/** Runs in a worker. */
export const relayProgram = importing("./relay.worker.ts");

/** Runs in a child process. */
export const senderProgram = importing("./sender.process.ts");

/** The flags that Node needs for both. */
export const programFlags: readonly string[] = ["--conditions=@honeycomb/source"];

function importing(module: string): string {
  return `import(${JSON.stringify(new URL(module, import.meta.url).href)});`;
}
