// A server in a process of its own: it lists 100 datasets, at once or after 100 ms.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const body = JSON.stringify(
  Array.from({ length: 100 }, (_, index) => ({
    name: `Dataset ${index}`,
    slug: `dataset-${index}`,
    description: "Requests of a service, with their endpoints, durations and errors.",
    settings: { delete_protected: index % 2 === 0 },
    expand_json_depth: 0,
    regular_columns_count: index,
    last_written_at: "2026-01-01T00:00:00Z",
    created_at: "2026-01-01T00:00:00Z",
  })),
);

const server = createServer((request, response) => {
  const answer = () => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(body);
  };
  if (request.url?.startsWith("/slow/")) setTimeout(answer, 100);
  else answer();
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
