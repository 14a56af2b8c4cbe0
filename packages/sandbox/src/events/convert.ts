import type { Column } from "@honeycomb/core";
import type { Operand, Scalar, StorageType } from "./database.ts";

/** The storage type of a column. */
export function storageTypeOf(type: Column["type"]): StorageType {
  if (type === "integer" || type === "float") return "DOUBLE";
  return type === "boolean" ? "BOOLEAN" : "VARCHAR";
}

/**
 * Converts a value for storage. Returns null when it doesn't fit, since Honeycomb drops such
 * values.
 */
export function convert(value: unknown, type: StorageType): Scalar | null {
  switch (typeof value) {
    case "string":
      if (type === "VARCHAR") return value;
      if (type === "BOOLEAN") return value === "true" ? true : value === "false" ? false : null;
      return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : null;
    case "number":
      return type === "DOUBLE" ? value : type === "VARCHAR" ? String(value) : null;
    case "boolean":
      return type === "BOOLEAN" ? value : type === "VARCHAR" ? String(value) : null;
    default:
      return null;
  }
}

/** Like {@link convert}, but as SQL for a stored value. */
export function castTo(wanted: StorageType, { sql, type }: Operand): string {
  if (type === wanted) return sql;
  if (wanted === "VARCHAR" && type === "DOUBLE") {
    // Like JavaScript, without a fraction for whole numbers.
    return `CASE WHEN abs(${sql}) < 1e15 AND ${sql} = trunc(${sql})
      THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`;
  }
  return wanted === "VARCHAR" || type === "VARCHAR"
    ? `TRY_CAST(${sql} AS ${wanted})`
    : `CAST(NULL AS ${wanted})`;
}
