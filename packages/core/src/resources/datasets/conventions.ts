/**
 * OpenTelemetry's semantic conventions, by namespace: the attributes that tell that one is followed,
 * and after the `|` those that it had before. A namespace alone would not tell, since anyone may call
 * a field `http.something`. As text, since every page that has a client loads it.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/
 */
const conventions = {
  // A span's own fields have no convention, but names that Honeycomb gives them.
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
 * One of OpenTelemetry's conventions, by its namespace, such as `http`, `db` or `k8s`. `trace` stands
 * for a span's own fields, as Honeycomb names them; `net` is a former namespace.
 */
export type ConventionName = keyof typeof conventions;

/** A convention that a dataset follows, and by which columns that was told. */
export interface FollowedConvention {
  readonly name: ConventionName;
  /** Columns with a name that the convention has today. */
  readonly columns: readonly string[];
  /** Columns with a name that it had before, such as `http.status_code`. */
  readonly formerColumns: readonly string[];
}

/** Which conventions there are columns of. */
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
