import { vi } from "vitest";
import { testHostileInput } from "../test/hostile/tests.ts";

vi.setConfig({ testTimeout: 300_000 });

testHostileInput({ perOperation: 12, expressions: 500 });
