import * as v from "valibot";
import { integer } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import { type PageLinks, PageLinksSchema } from "../../paging/schemas.ts";
import { endsAfterStart, oneTimeRange } from "../queries/duration.ts";
import type {
  MapDependenciesCreate,
  MapDependenciesRequest,
  MapDependency,
  MapNode,
} from "./types.ts";

const node = object({ name: v.string(), type: optional(oneOf(["service"])) });
const MapNodeSchema: Schema<MapNode> = node;
true satisfies Equal<Output<typeof node>, MapNode>;

const dependenciesCreate = v.pipe(
  object({
    start_time: optional(integer()),
    end_time: optional(integer()),
    time_range: optional(integer(1)),
    filters: optional(v.array(MapNodeSchema)),
  }),
  oneTimeRange(),
  endsAfterStart(),
);
export const MapDependenciesCreateSchema: Schema<MapDependenciesCreate> = dependenciesCreate;
true satisfies Equal<Output<typeof dependenciesCreate>, MapDependenciesCreate>;

const request = object({
  request_id: v.string(),
  status: optional(oneOf(["pending", "ready", "error"])),
});
export const MapDependenciesRequestSchema: Schema<MapDependenciesRequest> = request;
true satisfies Equal<Output<typeof request>, MapDependenciesRequest>;

const dependency = object({
  parent_node: optional(MapNodeSchema),
  child_node: optional(MapNodeSchema),
  call_count: optional(v.number()),
});
export const MapDependencySchema: Schema<MapDependency> = dependency;
true satisfies Equal<Output<typeof dependency>, MapDependency>;

/** A requested map, and a page of its dependencies. They are absent until the map is ready. */
export interface MapDependenciesPage extends MapDependenciesRequest {
  dependencies?: MapDependency[];
  links?: PageLinks;
}

const dependenciesPage = object({
  ...request.entries,
  dependencies: optional(v.array(MapDependencySchema)),
  links: optional(PageLinksSchema),
});
export const MapDependenciesPageSchema: Schema<MapDependenciesPage> = dependenciesPage;
true satisfies Equal<Output<typeof dependenciesPage>, MapDependenciesPage>;
