/** A service in a map. */
export interface MapNode {
  /** The name of the service. */
  name: string;
  /** The type of the node. Default: `service`. Honeycomb may add values. */
  type?: "service";
}

/** The status of a requested map. Honeycomb may add values. */
export type MapDependenciesStatus = "pending" | "ready" | "error";

/** A map of dependencies to request. */
export interface MapDependenciesCreate {
  /** The start of the time range, in seconds since 1970. It must not be after `end_time`. */
  start_time?: number;
  /** The end of the time range, in seconds since 1970. It must not be before `start_time`. */
  end_time?: number;
  /**
   * The length of the time range in seconds, at least 1: after `start_time`, before `end_time`, or
   * before now. Leave it out when both are set. Default: 7200.
   */
  time_range?: number;
  /** Selects only dependencies from or to these services. Default: all services. */
  filters?: MapNode[];
}

/**
 * A requested map of dependencies.
 *
 * @see https://api-docs.honeycomb.io/api/service-maps
 */
export interface MapDependenciesRequest {
  /** The id of the request, which gets the dependencies. */
  request_id: string;
  /** Whether the map is pending or ready, or has failed. */
  status?: MapDependenciesStatus;
}

/** A dependency: one service calls another. */
export interface MapDependency {
  /** The service that calls. */
  parent_node?: MapNode;
  /** The service that is called. */
  child_node?: MapNode;
  /** The number of calls. */
  call_count?: number;
}
