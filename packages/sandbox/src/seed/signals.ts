import { addSignal } from "../resources/signals/state.ts";
import type { State } from "../state.ts";
import { incidents, type Service } from "./incidents.ts";

const services: readonly Service[] = ["frontend", "checkout", "inventory", "payments"];

/** Adds a signal for each service. Each incident is an anomaly. */
export function addSignals(state: State): void {
  const now = Math.floor(state.now().getTime() / 1000);
  for (const service_name of services) {
    addSignal(state, {
      service_name,
      historical_anomalies: incidents
        .filter(({ service }) => service === service_name)
        .map(({ from, to, failing }) => ({
          started_at: now - from * 60,
          ended_at: now - to * 60,
          measurement: failing,
          normal_range: { lower: 0, upper: 0.01 },
        })),
    });
  }
  addSignal(state, { service_name: "frontend", measured_signal: "presence", status: "training" });
}
