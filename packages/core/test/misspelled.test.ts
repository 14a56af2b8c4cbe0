import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";

// The declaration of a method determines how helpful compiler errors are: with overloads, the error is
// "No overload matches this call". This test compiles mistakes and reads the errors.

const mistakes: [code: string, error: string][] = [
  [
    `client.queryResults.run("api", { calculatons: [{ op: "COUNT" }] });`,
    "'calculatons' does not exist in type 'TypedSpec<string>'. Did you mean to write 'calculations'?",
  ],
  [
    `client.queryResults.run("api", { having: [] });`,
    "'having' does not exist in type 'TypedSpec<string>'. Did you mean to write 'havings'?",
  ],
  [
    `client.queryResults.run("api", { calculations: [{ op: "P99", colum: "ms" }] });`,
    "'colum' does not exist in type 'TypedColumnCalculation<string>'. Did you mean to write 'column'?",
  ],
  [
    `client.queryResults.run("api", { calculations: [{ op: "P99" }] });`,
    `Type '{ op: "P99"; }' is not assignable to type`,
  ],
  [
    `client.queryResults.run("api", { filters: [{ column: "a", op: "exist" }] });`,
    `Type '"exist"' is not assignable to type 'FilterOp'. Did you mean '"exists"'?`,
  ],
  [
    `client.queryResults.run("api", {}, { polTimeout: 1 });`,
    "'polTimeout' does not exist in type 'RunOptions'. Did you mean to write 'pollTimeout'?",
  ],
  [
    `client.queryResults.run(query.dataset("api"), { polTimeout: 1 });`,
    "'polTimeout' does not exist in type 'RunOptions'. Did you mean to write 'pollTimeout'?",
  ],
  [
    `client.queryResults.runAll("api", { calculatons: [] });`,
    "'calculatons' does not exist in type 'TypedSpec<string>'. Did you mean to write 'calculations'?",
  ],
  [
    `client.queryResults.runAll("api", {}, { pageSiz: 10 });`,
    "'pageSiz' does not exist in type 'RunAllOptions'. Did you mean to write 'pageSize'?",
  ],
  [
    `client.queries.create("api", { calculatons: [] });`,
    "'calculatons' does not exist in type 'QuerySpec'. Did you mean to write 'calculations'?",
  ],
  [
    `client.queries.create("api", {}, { timout: 1 });`,
    "'timout' does not exist in type 'RequestOptions'. Did you mean to write 'timeout'?",
  ],
  [
    `trigger.query({ calculatons: [] });`,
    "'calculatons' does not exist in type 'TriggerQuery'. Did you mean to write 'calculations'?",
  ],
  [`trigger.query(query.limit(10));`, `'"limit"' is not assignable to type 'never'.`],
  [
    `board.query({ calculatons: [] });`,
    "'calculatons' does not exist in type 'QuerySpec'. Did you mean to write 'calculations'?",
  ],
];

const types = `import { BoardBuilder, type HoneycombApi, QueryBuilder, TriggerBuilder } from "#core";
declare const client: HoneycombApi<"async">;
const query = new QueryBuilder().count();
const trigger = new TriggerBuilder("Errors");
const board = new BoardBuilder("Errors");
`;

let output = "";

beforeAll(async () => {
  const folder = fileURLToPath(new URL("../node_modules/.cache/misspelled/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const index = fileURLToPath(new URL("../src/index.ts", import.meta.url));
  const configuration = {
    extends: fileURLToPath(new URL("../../../tsconfig.base.json", import.meta.url)),
    compilerOptions: { paths: { "#core": [index] } },
    files: ["mistakes.ts"],
  };
  writeFileSync(`${folder}tsconfig.json`, JSON.stringify(configuration));
  writeFileSync(`${folder}mistakes.ts`, types + mistakes.map(([code]) => code).join("\n"));
  const compiler = fileURLToPath(
    new URL("bin/tsc", import.meta.resolve("typescript/package.json")),
  );
  const compile = promisify(execFile)(process.execPath, [compiler, "-p", folder], { cwd: folder });
  output = await compile.then(
    () => "",
    (error: { readonly stdout: string }) => error.stdout,
  );
});

test.each(mistakes)("%s", (code, error) => {
  const line = types.split("\n").length + mistakes.findIndex(([each]) => each === code);
  // An error's details are indented.
  const errors = output.split(/\n(?=\S)/).filter((each) => each.startsWith(`mistakes.ts(${line},`));
  expect(errors).toEqual([expect.stringContaining(error)]);
});
