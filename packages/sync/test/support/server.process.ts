import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { largeText } from "./large-text.ts";

// A server in a child process, since a blocked process can't respond. The slug of the requested
// dataset
// determines its behavior: `client.datasets.get("hang")`. Requests are recorded by the path before
// `/1/` or `/2/`, so that each test has its own record.

/** The requests under one prefix. */
export interface Seen {
  readonly requests: string[];
  /** The highest number of concurrent requests. */
  mostAtOnce: number;
  /** The number of requests that the client aborted. */
  aborted: number;
}

const seen = new Map<string, Seen>();
const waiting: (() => void)[] = [];

const server = createServer((request, response) => {
  const [, prefix = "", path = ""] = /^(.*?)(\/[12]\/.*)$/.exec(request.url ?? "") ?? [];
  if (path === "/1/seen") {
    respond(response, 200, seenUnder(prefix));
    return;
  }
  const [, , , dataset = ""] = path.split("/");
  record(prefix, `${request.method} ${path}`, response);
  request.resume().on("end", () => behave(dataset, prefix, path, response));
});

function behave(dataset: string, prefix: string, path: string, response: ServerResponse): void {
  const [behavior, argument] = dataset.split(/-(?=\d+$)/);
  const isFirst = seenUnder(prefix).requests.length === 1;
  const succeed = () => respond(response, 200, aDataset(dataset));
  switch (behavior) {
    case "hang":
      break;
    case "fail-at-first":
      if (isFirst) respond(response, 503, { error: "back soon" });
      else succeed();
      break;
    case "slow":
      setTimeout(succeed, Number(argument));
      break;
    case "together":
      // Responds when that many requests are waiting.
      waiting.push(succeed);
      if (waiting.length === Number(argument)) for (const each of waiting.splice(0)) each();
      break;
    case "status":
      respond(response, Number(argument), { error: `status ${argument}` });
      break;
    case "missing-beside": {
      // Responds when that many other requests are running.
      const respondInTime = () => {
        if ((running.get(prefix) ?? 0) > Number(argument))
          respond(response, 404, { error: "none" });
        else setTimeout(respondInTime, 5);
      };
      respondInTime();
      break;
    }
    case "text":
      response.setHeader("content-type", "application/json").end("<html>not JSON</html>");
      break;
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"name": "cut', () => response.destroy());
      break;
    case "large":
      respond(response, 200, { ...aDataset(dataset), description: largeText(Number(argument)) });
      break;
    case "three-pages":
      respond(response, 200, aPage(Number(/page%5Bafter%5D=(\d)/.exec(path)?.[1] ?? 0), 3));
      break;
    case "":
      respond(response, 200, [aDataset("one")]);
      break;
    default:
      succeed();
  }
}

function aDataset(slug: string) {
  return { name: slug, slug };
}

/** A page with one environment. */
function aPage(page: number, pages: number) {
  const slug = `environment-${page}`;
  const environment = {
    id: slug,
    type: "environments",
    attributes: {
      name: slug,
      slug,
      description: "",
      color: "blue",
      settings: { delete_protected: false },
    },
    links: { self: `/2/environments/${slug}` },
  };
  return {
    data: [environment],
    links: { next: page + 1 < pages ? `/2/environments?page[after]=${page + 1}` : null },
  };
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "x-request-id": "request-1" });
  response.end(JSON.stringify(body));
}

function record(prefix: string, request: string, response: ServerResponse): void {
  const known = seenUnder(prefix);
  known.requests.push(request);
  const now = (running.get(prefix) ?? 0) + 1;
  running.set(prefix, now);
  known.mostAtOnce = Math.max(known.mostAtOnce, now);
  response.on("close", () => {
    running.set(prefix, (running.get(prefix) ?? 0) - 1);
    if (!response.writableFinished) known.aborted++;
  });
}

function seenUnder(prefix: string): Seen {
  const known = seen.get(prefix) ?? { requests: [], mostAtOnce: 0, aborted: 0 };
  seen.set(prefix, known);
  return known;
}

const running = new Map<string, number>();

server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
