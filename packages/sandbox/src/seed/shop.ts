import { addDataset } from "../resources/datasets/state.ts";
import { ingest, type SentEvent } from "../resources/events/ingest.ts";
import type { State } from "../state.ts";
import { addAlerts } from "./alerts.ts";
import { addBoard } from "./board.ts";
import { addDeploys } from "./deploys.ts";
import { incidents, type Service } from "./incidents.ts";
import { createRandom, pick, randomDuration } from "./random.ts";
import { addSignals } from "./signals.ts";

/** An endpoint of a service, and the endpoints that it calls. */
interface Endpoint {
  readonly service: Service;
  readonly method: "GET" | "POST";
  readonly route: string;
  /** Its own median duration in milliseconds, without the calls. */
  readonly median: number;
  readonly spread: number;
  readonly calls?: readonly Endpoint[];
}

const stock: Endpoint = {
  service: "inventory",
  method: "GET",
  route: "/stock/{product}",
  median: 8,
  spread: 0.7,
};
const reservation: Endpoint = {
  service: "inventory",
  method: "POST",
  route: "/reservations",
  median: 22,
  spread: 0.6,
};
const charge: Endpoint = {
  service: "payments",
  method: "POST",
  route: "/charges",
  median: 180,
  spread: 0.8,
};
const order: Endpoint = {
  service: "checkout",
  method: "POST",
  route: "/orders",
  median: 45,
  spread: 0.5,
  calls: [reservation, charge],
};

const frontend = { service: "frontend", spread: 0.6 } as const;

/** The requests of visitors, weighted by how frequent they are. */
const visits = [
  { ...frontend, weight: 30, method: "GET", route: "/", median: 18 },
  { ...frontend, weight: 24, method: "GET", route: "/products", median: 35, calls: [stock] },
  { ...frontend, weight: 26, method: "GET", route: "/products/{id}", median: 28, calls: [stock] },
  { ...frontend, weight: 11, method: "POST", route: "/cart", median: 24, calls: [reservation] },
  { ...frontend, weight: 6, method: "POST", route: "/checkout", median: 40, calls: [order] },
  { ...frontend, weight: 3, method: "GET", route: "/orders/{id}", median: 30 },
] as const satisfies readonly (Endpoint & { readonly weight: number })[];

const regions = [
  { name: "eu-west-1", weight: 5 },
  { name: "us-east-1", weight: 4 },
  { name: "ap-south-1", weight: 1 },
] as const;

/** The share of requests that fail when there is no incident. */
const ordinaryFailing = 0.002;
const day = 24 * 3600 * 1000;
const visitCount = 12_000;

/**
 * Adds sample data: the requests of a small shop in the last 24 hours. The data is always the same.
 */
export function seedShop(state: State): void {
  const now = state.now().getTime();
  const random = createRandom(20_160_914);
  const events: Record<Service, SentEvent[]> = {
    frontend: [],
    checkout: [],
    inventory: [],
    payments: [],
  };
  for (let index = 0; index < visitCount; index++) {
    const ago = randomAgo(random);
    recordVisit(pick(random, visits), now - ago, now, random, events);
  }
  for (const [service, description] of Object.entries(descriptions) as [Service, string][]) {
    addDataset(state, { name: service, description });
    ingest(state, service, events[service]);
  }
  addAlerts(state);
  addBoard(state);
  addDeploys(state);
  addSignals(state);
}

const descriptions: Readonly<Record<Service, string>> = {
  frontend: "Pages of the shop",
  checkout: "Orders",
  inventory: "Stock and reservations",
  payments: "Charges to cards",
};

/**
 * Returns a time in milliseconds before now. Recent times and those a day ago are the most
 * frequent.
 */
function randomAgo(random: () => number): number {
  while (true) {
    const ago = random() * day;
    const busy = 0.6 + 0.4 * Math.cos((2 * Math.PI * ago) / day);
    if (random() < busy) return ago;
  }
}

function recordVisit(
  visit: Endpoint,
  start: number,
  now: number,
  random: () => number,
  events: Record<Service, SentEvent[]>,
): void {
  const id = (digits: number) =>
    Array.from({ length: digits / 8 }, () =>
      Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, "0"),
    ).join("");
  const traceId = id(32);
  const region = pick(random, regions).name;
  const user = `user-${Math.floor(random() ** 2 * 900)}`;

  const record = (
    { service, method, route, median, spread, calls = [] }: Endpoint,
    time: number,
    parentId: string | undefined,
  ): { readonly duration: number; readonly failed: boolean } => {
    const spanId = id(16);
    const ago = (now - time) / 60_000;
    const incident = incidents.find(
      (candidate) => candidate.service === service && ago <= candidate.from && ago >= candidate.to,
    );
    let duration = randomDuration(random, median * (incident?.slower ?? 1), spread);
    let failed = random() < (incident?.failing ?? ordinaryFailing);
    let ownFailure = failed;
    for (const call of failed ? [] : calls) {
      const result = record(call, time + duration, spanId);
      duration += result.duration;
      if (result.failed) {
        failed = true;
        ownFailure = false;
        break;
      }
    }
    const status = failed ? (ownFailure ? 500 : 502) : method === "POST" ? 201 : 200;
    events[service].push({
      time,
      sampleRate: 1,
      data: {
        name: `${method} ${route}`,
        "service.name": service,
        "trace.trace_id": traceId,
        "trace.span_id": spanId,
        ...(parentId !== undefined && { "trace.parent_id": parentId }),
        "http.request.method": method,
        "http.route": route,
        "http.response.status_code": status,
        duration_ms: Math.round(duration * 1000) / 1000,
        error: failed,
        "cloud.region": region,
        "user.id": user,
        ...(failed && { "exception.message": failureOf(service, ownFailure) }),
      },
    });
    return { duration, failed };
  };
  record(visit, start, undefined);
}

function failureOf(service: Service, own: boolean): string {
  if (!own) return "upstream service returned an error";
  return service === "payments" ? "card network timed out" : "connection pool exhausted";
}
