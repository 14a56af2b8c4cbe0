/** The shop's services. */
export type Service = "frontend" | "checkout" | "inventory" | "payments";

/** A time in which a service has errors and is slow. Times are in minutes before now. */
interface Incident {
  readonly service: Service;
  readonly from: number;
  readonly to: number;
  /** The share of its requests that fail, 0 to 1. */
  readonly failing: number;
  /** The factor by which requests are slower. */
  readonly slower: number;
}

export const incidents: readonly Incident[] = [
  { service: "payments", from: 55, to: 38, failing: 0.45, slower: 6 },
  { service: "inventory", from: 560, to: 525, failing: 0.12, slower: 9 },
  { service: "checkout", from: 1010, to: 1000, failing: 0.7, slower: 1 },
];
