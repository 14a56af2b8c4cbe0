import { buildPackage, bundleProgram } from "@honeycomb/build";

// The worker's program and the sender process's program become text in the module that names them,
// so that they work in a program that was bundled, with no files beside it.
const relay = await bundleProgram("transport/relay.worker");
const sender = await bundleProgram("transport/sender.process");

await buildPackage({
  replacement: {
    module: "transport/programs",
    text: `export const relayProgram = ${JSON.stringify(relay.code)};
export const senderProgram = ${JSON.stringify(sender.code)};
export const programFlags = [];
`,
    files: [...relay.files, ...sender.files],
  },
});
