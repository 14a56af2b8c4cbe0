import { ok } from "../../http/answer.ts";
import type { Handlers } from "../../http/handler.ts";

export const auth = {
  getAuth: ({ caller: { kind, id } }) =>
    ok({
      id,
      type: kind,
      api_key_access:
        kind === "ingest"
          ? { createDatasets: true }
          : {
              events: true,
              markers: true,
              triggers: true,
              boards: true,
              queries: true,
              columns: true,
              createDatasets: true,
              slos: true,
              recipients: true,
              privateBoards: true,
            },
      environment: { name: "sandbox", slug: "sandbox" },
      team: { name: "Sandbox", slug: "sandbox" },
    }),
} satisfies Handlers;
