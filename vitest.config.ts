import { defineConfig } from "vitest/config";

// One configuration for every package: each runs it from its own folder. Packages resolve to each
// other's sources, so that no build has to come first.
const conditions = ["@honeycomb/source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // The compiler runs these tests, once for all of a package's.
    typecheck: {
      enabled: true,
      include: ["src/**/*.test-d.ts", "test/**/*.test-d.ts"],
      // `pnpm check:types` reports errors in other files.
      ignoreSourceErrors: true,
    },
    execArgv: ["--conditions=@honeycomb/source"],
    // A worker loads a module once, not for each file: that was most of the time. Where modules hold
    // what tests change, as in the client that blocks, the package's script says `--isolate`.
    isolate: false,
    // What tests start runs from sources too, and need not strip their types each time.
    env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/compile` },
    // Many tests start programs, which takes long on a machine that has much else to do.
    testTimeout: 30_000,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
