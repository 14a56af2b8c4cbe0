/**
 * OpenTelemetry's semantic conventions, by namespace: attributes that identify the convention, and
 * after the `|` its former ones. The namespace alone doesn't identify it, since any field can be
 * named `http.something`. The lists are strings to keep bundles for browsers small.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/
 */
const conventions = {
  // Honeycomb's names of a span's own fields, which have no convention.
  trace: "trace_id span_id parent_id",
  service: "name version namespace instance.id",
  deployment: "environment.name | environment",
  http: "request.method response.status_code route | method status_code url target scheme host",
  url: "full path query scheme",
  client: "address port",
  server: "address port",
  network: "peer.address peer.port protocol.name protocol.version transport type",
  net: "| host.name host.port peer.name peer.port peer.ip protocol.name transport",
  db: "system.name namespace operation.name query.text | system name operation statement sql.table",
  rpc: "system system.name service method",
  messaging:
    "system destination.name operation.name operation.type message.id | destination operation message_id",
  error: "type",
  exception: "type message stacktrace",
  k8s: "cluster.name namespace.name node.name deployment.name pod.name",
  cloud: "provider platform region account.id",
  host: "name id type arch",
  faas: "name version trigger coldstart invocation_id | execution",
  gen_ai:
    "provider.name operation.name request.model response.model usage.input_tokens | system usage.prompt_tokens",
} as const;

/**
 * The namespace of one of OpenTelemetry's conventions, such as `http`, `db` or `k8s`. `trace` is
 * Honeycomb's namespace of a span's own fields. `net` is a former namespace.
 */
export type ConventionName = keyof typeof conventions;

/** A convention that a dataset follows, and the columns that show it. */
export interface FollowedConvention {
  /** The namespace of the convention. */
  readonly name: ConventionName;
  /** Columns with a current name of the convention. */
  readonly columns: readonly string[];
  /** Columns with a former name of the convention, such as `http.status_code`. */
  readonly formerColumns: readonly string[];
}

/** Finds the conventions that the names of columns follow. */
export function findConventions(names: Iterable<string>): FollowedConvention[] {
  const known = new Set(names);
  const followed: FollowedConvention[] = [];
  for (const [name, attributes] of Object.entries(conventions)) {
    const [columns = [], formerColumns = []] = attributes
      .split("|")
      .map((part) =>
        (part.match(/\S+/g) ?? [])
          .map((attribute) => `${name}.${attribute}`)
          .filter((column) => known.has(column)),
      );
    if (columns.length + formerColumns.length === 0) continue;
    followed.push({ name: name as ConventionName, columns, formerColumns });
  }
  return followed;
}
