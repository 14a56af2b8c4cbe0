import { expectTypeOf, test } from "vitest";
import type { ClientOptions } from "../index.ts";

test("a client needs an API key, a management key, or both", () => {
  expectTypeOf<{ apiKey: string }>().toExtend<ClientOptions>();
  expectTypeOf<{ managementKey: string; managementSecret: string }>().toExtend<ClientOptions>();
  expectTypeOf<{
    apiKey: string;
    managementKey: string;
    managementSecret: string;
  }>().toExtend<ClientOptions>();
});

test("a client without a whole key doesn't compile", () => {
  expectTypeOf<{ baseUrl: string }>().not.toExtend<ClientOptions>();
  expectTypeOf<{ managementKey: string }>().not.toExtend<ClientOptions>();
  expectTypeOf<{ managementSecret: string }>().not.toExtend<ClientOptions>();
  expectTypeOf<{ apiKey: undefined }>().not.toExtend<ClientOptions>();
});
