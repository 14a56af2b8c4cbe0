import { operations } from "../src/index.ts";
import { type Evidence, type ServiceCase, sources } from "../test/service/case.ts";
import { exceptions } from "../test/service/exceptions.ts";
import { service } from "../test/service/index.ts";

/** Where the page is. */
export const servicePage = new URL("../../../docs/the-service.md", import.meta.url);

const kinds: Readonly<Record<Evidence["kind"], string>> = {
  "live test": "confirmed",
  recorded: "confirmed",
  stated: "stated",
  guess: "a guess",
};

/** The page about what is known of the service, from the cases that client and sandbox are tested with. */
export function createServicePage(): string {
  const cases = Object.values(service).flat();
  const count = (certainty: string) =>
    cases.filter((each) => certaintyOf(each) === certainty).length;
  return `${[
    "<!-- Written by `pnpm --filter @honeycomb/core service-page`. -->",
    "",
    "# What we know of the service",
    "",
    "Honeycomb publishes a description of its API. The live service does more than the description says, and sometimes",
    `something else. This page lists ${cases.length} facts about the service that the client and the sandbox are tested with:`,
    "",
    `- **confirmed** (${count("confirmed")}): another client has a test for it that is written to run against the service`,
    `- **stated** (${count("stated")}): Honeycomb's description, its docs or the notes of another client say so`,
    `- **a guess** (${count("a guess")}): the evidence is indirect, or only a part of it is certain, such as the fact but not the status`,
    "",
    "We have not run these requests against Honeycomb ourselves. If you see a response that differs, please open an issue.",
    "",
    "## Sources",
    "",
    "| Source | |",
    "| --- | --- |",
    ...Object.entries(sources).map(([name, source]) => `| ${name} | ${describeSource(source)} |`),
    ...Object.entries(service).flatMap(([resource, known]) => [
      "",
      `## ${titleOf(resource)}`,
      "",
      "| Fact | Request | Status | |",
      "| --- | --- | --- | --- |",
      ...known.map(toRow),
    ]),
    "",
    "## Differences from the description",
    "",
    "The client's types and schemas differ from the description in these places. The evidence is the text or an example of the",
    "description, cases above, or an assumption of ours.",
    "",
    "| Where | Difference | Evidence | Reason |",
    "| --- | --- | --- | --- |",
    ...exceptions.map(
      ({ at, what, evidence, reason }) =>
        `| ${at.map((place) => `\`${place}\``).join(", ")} | ${what} | ${evidence} | ${oneLine(reason)} |`,
    ),
  ].join("\n")}\n`;
}

function toRow(known: ServiceCase): string {
  const { method, path } = operations[known.request.operation];
  const evidence = known.evidence.map(({ source, at }) => `${source}: ${at}`).join("; ");
  const cells = [
    known.name,
    `\`${method} ${path}\``,
    known.response.status,
    `${certaintyOf(known)} (${evidence})`,
  ];
  return `| ${cells.map((cell) => oneLine(String(cell))).join(" | ")} |`;
}

/** How certain a fact is: as its best evidence. */
function certaintyOf({ evidence }: ServiceCase): string {
  const certainties = new Set(evidence.map(({ kind }) => kinds[kind]));
  return ["confirmed", "stated"].find((each) => certainties.has(each)) ?? "a guess";
}

function describeSource(source: (typeof sources)[keyof typeof sources]): string {
  if ("url" in source) return source.url;
  const { repository, commit } = source;
  return `[${repository}](https://github.com/${repository}/tree/${commit})`;
}

function titleOf(resource: string): string {
  return resource === "errors" ? "Errors" : `client.${resource}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
}
