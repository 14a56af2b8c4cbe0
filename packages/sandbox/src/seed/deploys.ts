import { ALL_DATASETS } from "@honeycomb/core";
import { addMarkerSetting } from "../resources/marker-settings/state.ts";
import { addMarker } from "../resources/markers/state.ts";
import type { State } from "../state.ts";
import { incidents } from "./incidents.ts";

/** Minutes from a deploy to what it breaks. */
const untilTrouble = 3;

/** Marks what each incident began and ended with. */
export function addDeploys(state: State): void {
  const now = Math.floor(state.now().getTime() / 1000);
  addMarkerSetting(state, ALL_DATASETS, { type: "deploy", color: "#7b1fa2" });
  addMarkerSetting(state, ALL_DATASETS, { type: "rollback", color: "#f96e11" });
  for (const [index, { service, from, to }] of [...incidents].reverse().entries()) {
    const release = `v1.${index + 4}.0`;
    addMarker(state, service, {
      type: "deploy",
      message: `${service} ${release}`,
      start_time: now - (from + untilTrouble) * 60,
      url: `https://shop.example/releases/${release}`,
    });
    addMarker(state, ALL_DATASETS, {
      type: "rollback",
      message: `${service} ${release} is taken back`,
      start_time: now - to * 60,
    });
  }
}
