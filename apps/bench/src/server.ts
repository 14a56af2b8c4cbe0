// A server in a child process. It lists 100 datasets, immediately or after 100 ms, and accepts events.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync, zstdDecompressSync } from "node:zlib";

const datasets = JSON.stringify(
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

const json = { "content-type": "application/json" };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    if (request.url?.includes("/1/batch/")) {
      const events = JSON.parse(
        decode(Buffer.concat(chunks), request.headers["content-encoding"]),
      ) as unknown[];
      response.writeHead(200, json);
      response.end(JSON.stringify(events.map(() => ({ status: 202 }))));
      return;
    }
    const respond = () => {
      response.writeHead(200, json);
      response.end(datasets);
    };
    if (request.url?.startsWith("/slow/")) setTimeout(respond, 100);
    else respond();
  });
});

function decode(body: Buffer, encoding: string | undefined): string {
  if (encoding === "gzip") return gunzipSync(body).toString();
  if (encoding === "zstd") return zstdDecompressSync(body).toString();
  return body.toString();
}

server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
