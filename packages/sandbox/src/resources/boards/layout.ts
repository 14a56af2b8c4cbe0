import type { BoardPanelPosition } from "@honeycomb/core";
import type { PanelRequest } from "./requests.ts";

/** The number of columns of a board. */
const columns = 12;

/** Default sizes of panels, in columns and rows. */
const sizes = {
  query: { width: 6, height: 4 },
  slo: { width: 3, height: 4 },
  text: { width: 12, height: 2 },
} as const satisfies Record<PanelRequest["type"], { width: number; height: number }>;

/**
 * Positions panels. Explicit positions are kept, unless the layout is `auto` or no panel has
 * coordinates. Then panels fill one row after the other.
 */
export function layOut(
  panels: readonly PanelRequest[],
  generation: "auto" | "manual" = "manual",
): Required<BoardPanelPosition>[] {
  const sized = panels.map(({ type, position }) => ({
    ...position,
    // 0 means the default size, like a missing size.
    width: position?.width || sizes[type].width,
    height: position?.height || sizes[type].height,
  }));
  const isPlaced = ({ x_coordinate, y_coordinate }: BoardPanelPosition) =>
    x_coordinate !== undefined || y_coordinate !== undefined;
  if (generation === "manual" && sized.some(isPlaced)) {
    return sized.map((position) => ({ x_coordinate: 0, y_coordinate: 0, ...position }));
  }
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  return sized.map(({ width, height }) => {
    if (x > 0 && x + width > columns) {
      x = 0;
      y += rowHeight;
      rowHeight = 0;
    }
    const position = { x_coordinate: x, y_coordinate: y, width, height };
    x += width;
    rowHeight = Math.max(rowHeight, height);
    return position;
  });
}
