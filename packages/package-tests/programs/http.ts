import { readEnvironment } from "@honeycomb/core/transport";
import { send } from "@honeycomb/http";

const { apiKey = "", baseUrl = "" } = readEnvironment();
const cancel: () => void = send(
  {
    operation: "listDatasets",
    method: "GET",
    url: `${baseUrl}/1/datasets`,
    headers: { "x-honeycomb-team": apiKey },
    timeout: 10_000,
    maxResponseSize: 1_000_000,
  },
  (outcome) => {
    if ("error" in outcome) throw outcome.error;
    // @ts-expect-error a response has no such field
    const wrong: unknown = outcome.value.nmae;
    if (wrong !== undefined) throw new Error("unusable");
    console.log(outcome.value.status);
  },
);
if (!cancel) throw new Error("unusable");
