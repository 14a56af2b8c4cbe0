import type { Signal } from "@honeycomb/core";
import type { Handlers, Sent } from "../../http/handler.ts";
import { paginate } from "../../http/paging.ts";
import { ok } from "../../http/response.ts";
import type { SignalFilterRequest } from "./requests.ts";
import { changeSignal, findSignal, toDetail } from "./state.ts";

export const signals = {
  listSignals: ({ state, query, url }) => {
    const all = [...state.signals.values()].map(({ value }) => value);
    const some = all.filter((signal) => passes(signal, query));
    const { items, links } = paginate(some, query, url, ({ id }) => id);
    return ok({ signals: items, links });
  },

  getSignal: ({ state, path }) => ok(toDetail(state, findSignal(state, path.id))),

  updateSignal: async ({ state, path, body }) => {
    const signal = findSignal(state, path.id);
    changeSignal(state, signal, await body());
    return ok(toDetail(state, signal));
  },

  listSignalHistoricalAnomalies: ({ state, path, query, url }) => {
    const { anomalies } = findSignal(state, path.id);
    const { start_time, end_time } = query;
    const inWindow = anomalies.filter(
      ({ ended_at }) => ended_at >= start_time && ended_at <= end_time,
    );
    const { items, links } = paginate(inWindow, query, url);
    return ok({ historical_anomalies: items, links });
  },
} satisfies Handlers;

function passes(
  signal: Sent<Signal>,
  { service_name, dataset_slug, measured_signal, status, currently_anomalous }: SignalFilterRequest,
): boolean {
  const wanted = { service_name, dataset_slug, measured_signal, status, currently_anomalous };
  return Object.entries(wanted).every(
    ([field, value]) => value === undefined || signal[field as keyof SignalFilterRequest] === value,
  );
}
