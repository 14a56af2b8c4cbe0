import { defineConfig } from "vitest/config";

// One configuration for every package: each runs it from its own folder. Packages resolve to each
// other's sources, so that no build has to come first.
const conditions = ["@honeycomb/source", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    execArgv: ["--conditions=@honeycomb/source"],
    unstubGlobals: true,
  },
});
