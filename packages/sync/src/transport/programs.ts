// The source text of the two programs that this package runs beside its own thread. Here they import
// their modules, for development. The build replaces this module with both programs, bundled.

/** Runs in a worker. */
export const relayProgram = importing("./relay.worker.ts");

/** Runs in a process of its own. */
export const senderProgram = importing("./sender.process.ts");

/** The flags that Node needs for both. */
export const programFlags: readonly string[] = ["--conditions=@honeycomb/source"];

function importing(module: string): string {
  return `import(${JSON.stringify(new URL(module, import.meta.url).href)});`;
}
