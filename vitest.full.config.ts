import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

// The tests that take too long for every run.
export default defineConfig({ ...base, test: { ...base.test, include: ["full/**/*.test.ts"] } });
