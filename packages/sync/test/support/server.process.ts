import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { largeText } from "./large-text.ts";

// A server in a process of its own, since a process that blocks serves nobody. How it answers is
// said by the dataset that is asked for: `client.datasets.get("hang")`. What it has seen is kept by
// the path before `/1/` or `/2/`, so that every test can have its own.

/** What has been seen under one prefix. */
export interface Seen {
  readonly requests: string[];
  /** How many were under way at a time, at most. */
  mostAtOnce: number;
  /** How many were left by the client before they were answered. */
  left: number;
}

const seen = new Map<string, Seen>();
const waiting: (() => void)[] = [];

const server = createServer((request, response) => {
  const [, prefix = "", path = ""] = /^(.*?)(\/[12]\/.*)$/.exec(request.url ?? "") ?? [];
  if (path === "/1/seen") {
    answer(response, 200, seenUnder(prefix));
    return;
  }
  const [, , , dataset = ""] = path.split("/");
  keepTrack(prefix, `${request.method} ${path}`, response);
  request.resume().on("end", () => behave(dataset, prefix, path, response));
});

function behave(dataset: string, prefix: string, path: string, response: ServerResponse): void {
  const [behaviour, argument] = dataset.split(/-(?=\d+$)/);
  const isFirst = seenUnder(prefix).requests.length === 1;
  const succeed = () => answer(response, 200, aDataset(dataset));
  switch (behaviour) {
    case "hang":
      break;
    case "fail-at-first":
      if (isFirst) answer(response, 503, { error: "back soon" });
      else succeed();
      break;
    case "slow":
      setTimeout(succeed, Number(argument));
      break;
    case "together":
      // Nobody is answered before that many are waiting.
      waiting.push(succeed);
      if (waiting.length === Number(argument)) for (const each of waiting.splice(0)) each();
      break;
    case "status":
      answer(response, Number(argument), { error: `status ${argument}` });
      break;
    case "missing-beside": {
      // Not before that many other requests are under way.
      const answerInTime = () => {
        if ((underWay.get(prefix) ?? 0) > Number(argument))
          answer(response, 404, { error: "none" });
        else setTimeout(answerInTime, 5);
      };
      answerInTime();
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
      answer(response, 200, { ...aDataset(dataset), description: largeText(Number(argument)) });
      break;
    case "three-pages":
      answer(response, 200, aPage(Number(/page%5Bafter%5D=(\d)/.exec(path)?.[1] ?? 0), 3));
      break;
    case "":
      answer(response, 200, [aDataset("one")]);
      break;
    default:
      succeed();
  }
}

function aDataset(slug: string) {
  return { name: slug, slug };
}

/** A page of environments, one on each. */
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

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "x-request-id": "request-1" });
  response.end(JSON.stringify(body));
}

function keepTrack(prefix: string, request: string, response: ServerResponse): void {
  const known = seenUnder(prefix);
  known.requests.push(request);
  const now = (underWay.get(prefix) ?? 0) + 1;
  underWay.set(prefix, now);
  known.mostAtOnce = Math.max(known.mostAtOnce, now);
  response.on("close", () => {
    underWay.set(prefix, (underWay.get(prefix) ?? 0) - 1);
    if (!response.writableFinished) known.left++;
  });
}

function seenUnder(prefix: string): Seen {
  const known = seen.get(prefix) ?? { requests: [], mostAtOnce: 0, left: 0 };
  seen.set(prefix, known);
  return known;
}

const underWay = new Map<string, number>();

server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
