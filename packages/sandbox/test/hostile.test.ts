import { testHostileInput } from "./hostile/tests.ts";

// The slow tests send more.
testHostileInput({ perOperation: 1, expressions: 20 });
