import { readEnvironment } from "@honeycomb/core";
import { createSender, type Send } from "@honeycomb/http";

const send: Send = createSender();
const { apiKey = "", baseUrl = "" } = readEnvironment();

async function main(): Promise<number> {
  const { status, body } = await send({
    operation: "listDatasets",
    method: "GET",
    url: `${baseUrl}/1/datasets`,
    headers: { "x-honeycomb-team": apiKey },
    body: undefined,
    timeout: 10_000,
    retry: { limit: 0, repeatable: true, minDelay: 0, maxDelay: 0 },
  });
  // @ts-expect-error an answer has no such field
  const wrong: unknown = body.nmae;
  if (wrong !== undefined) throw new Error("unusable");
  return status;
}
main().then(console.log);
