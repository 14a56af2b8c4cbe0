import { ALL_DATASETS } from "@honeycomb/core";
import { addMarkerSetting } from "../resources/marker-settings/state.ts";
import { addMarker } from "../resources/markers/state.ts";
import type { State } from "../state.ts";
import { incidents } from "./incidents.ts";

/** Minutes from a deploy to the incident that it causes. */
const minutesToIncident = 3;

/** Adds markers for the deploy and the rollback of each incident. */
export function addDeploys(state: State): void {
  const now = Math.floor(state.now().getTime() / 1000);
  addMarkerSetting(state, ALL_DATASETS, { type: "deploy", color: "#7b1fa2" });
  addMarkerSetting(state, ALL_DATASETS, { type: "rollback", color: "#f96e11" });
  for (const [index, { service, from, to }] of [...incidents].reverse().entries()) {
    const release = `v1.${index + 4}.0`;
    addMarker(state, service, {
      type: "deploy",
      message: `${service} ${release}`,
      start_time: now - (from + minutesToIncident) * 60,
      url: `https://shop.example/releases/${release}`,
    });
    addMarker(state, ALL_DATASETS, {
      type: "rollback",
      message: `${service} ${release} rolled back`,
      start_time: now - to * 60,
    });
  }
}
