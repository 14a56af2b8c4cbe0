import { expectTypeOf, test } from "vitest";
import type {
  AnyQueryRow,
  ApiKey,
  Board,
  BoardCreate,
  BoardPanel,
  BurnAlert,
  BurnAlertDetailed,
  Column,
  CreatedApiKey,
  Dataset,
  DatasetCreate,
  DatasetSummary,
  QueryFilter,
  QueryResultDetails,
  QuerySpec,
  Recipient,
  RecipientCreate,
  Signal,
  SLODetailed,
  SLOHistory,
  Trigger,
  TriggerCreate,
  TriggerQuery,
  TriggerUpdate,
} from "./index.ts";
import type {
  CalculationOp,
  ColumnType,
  FilterOp,
  QueryCalculation,
  SLOStatus,
  TriggerThreshold,
} from "./models.ts";

test("a switch over an enum is exhaustive", () => {
  const describeOp = (op: TriggerThreshold["op"]) => {
    switch (op) {
      case ">":
        return "above";
      case ">=":
        return "at or above";
      case "<":
        return "below";
      case "<=":
        return "at or below";
      default:
        return op satisfies never;
    }
  };
  expectTypeOf(describeOp).returns.toEqualTypeOf<
    "above" | "at or above" | "below" | "at or below"
  >();
});

test("a switch over an enum that lacks a value is not exhaustive", () => {
  (status: SLOStatus) => {
    if (status === "normal" || status === "triggered" || status === "no_alerts") return;
    // @ts-expect-error no_events is missing
    status satisfies never;
  };
});

test("enums are unions of literals in responses and requests", () => {
  expectTypeOf<Trigger["alert_type"]>().toEqualTypeOf<TriggerCreate["alert_type"]>();
  expectTypeOf<Trigger["alert_type"]>().toEqualTypeOf<"on_change" | "on_true" | undefined>();
  expectTypeOf<Column["type"]>().toEqualTypeOf<ColumnType | undefined>();
  expectTypeOf<Signal["measured_signal"]>().toEqualTypeOf<"error_rate" | "presence">();
  expectTypeOf<SLODetailed["status"]>().toEqualTypeOf<SLOStatus | undefined>();
  expectTypeOf<string>().not.toExtend<FilterOp>();
});

test("the field that distinguishes the kinds of a model narrows it, and is exhaustive", () => {
  const target = (panel: BoardPanel) => {
    switch (panel.type) {
      case "query":
        return panel.query_panel.query_id;
      case "slo":
        return panel.slo_panel.slo_id;
      case "text":
        return panel.text_panel.content;
      default:
        return panel satisfies never;
    }
  };
  expectTypeOf(target).returns.toEqualTypeOf<string>();
  const minutes = (alert: BurnAlert) =>
    alert.alert_type === "exhaustion_time"
      ? alert.exhaustion_minutes
      : alert.budget_rate_window_minutes;
  expectTypeOf(minutes).returns.toEqualTypeOf<number>();
  const address = (recipient: Recipient) =>
    recipient.type === "email" ? recipient.details.email_address : undefined;
  expectTypeOf(address).returns.toEqualTypeOf<string | undefined>();
});

test("a field of another kind can't be read before the kind is known", () => {
  (panel: BoardPanel) => {
    // @ts-expect-error it may be another kind of panel
    panel.text_panel;
  };
  (key: ApiKey) => {
    // @ts-expect-error only configuration keys have this permission
    key.key_type === "ingest" && key.permissions?.send_events;
    // @ts-expect-error only a new key has its secret
    key.secret;
    return key.key_type === "configuration" && key.permissions?.send_events;
  };
  expectTypeOf<CreatedApiKey["secret"]>().toEqualTypeOf<string>();
});

test("an optional field is absent or has its type: it is never null", () => {
  expectTypeOf<Dataset["regular_columns_count"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Signal["sensitivity"]>().toEqualTypeOf<"low" | "medium" | "high" | undefined>();
  expectTypeOf<Dataset["slug"]>().toEqualTypeOf<string>();
  expectTypeOf<BurnAlertDetailed["recipients"][number]["id"]>().toEqualTypeOf<string | undefined>();
});

test("a misspelled field of a response doesn't compile, also inside", () => {
  (dataset: Dataset, board: Board, result: QueryResultDetails) => [
    // @ts-expect-error slug
    dataset.slgu,
    // @ts-expect-error delete_protected
    dataset.settings?.delete_protectd,
    // @ts-expect-error position
    board.panels?.[0]?.postion,
    // @ts-expect-error results
    result.data?.result,
  ];
});

test("a misspelled or missing field of a request doesn't compile, also inside", () => {
  const trigger = { name: "Errors", threshold: { op: ">", value: 1 } } as const;
  const requests: [TriggerCreate, TriggerCreate, TriggerUpdate, DatasetCreate, TriggerCreate] = [
    // @ts-expect-error frequency
    { ...trigger, frequencey: 300 },
    // @ts-expect-error exceeded_limit
    { name: "Errors", threshold: { op: ">", value: 1, exceded_limit: 2 } },
    // @ts-expect-error disabled
    { disable: true },
    // @ts-expect-error the name is missing
    { description: "" },
    // @ts-expect-error the value is missing
    { name: "Errors", threshold: { op: ">" } },
  ];
  expectTypeOf(requests).toBeArray();
});

test("a value of an enum that doesn't exist doesn't compile in a request", () => {
  // @ts-expect-error no such comparison
  const trigger: TriggerCreate = { name: "Errors", threshold: { op: "=", value: 1 } };
  // @ts-expect-error no such filter
  const filter: QueryFilter = { column: "status", op: "~", value: 1 };
  // @ts-expect-error no such recipient
  const recipient: RecipientCreate = { type: "pigeon", details: { loft: 7 } };
  // @ts-expect-error a text panel has no SLO
  const board: BoardCreate["panels"] = [{ type: "text", slo_panel: { slo_id: "s1" } }];
  expectTypeOf({ trigger, filter, recipient, board }).toBeObject();
});

test("a calculation of a column's values needs the column, and a count doesn't", () => {
  const valid: QueryCalculation[] = [
    { op: "COUNT" },
    { op: "CONCURRENCY" },
    { op: "P99", column: "duration_ms" },
    { op: "COUNT", name: "errors", filters: [{ column: "error", op: "exists" }] },
  ];
  // @ts-expect-error the column is missing
  const withoutColumn: QueryCalculation = { op: "P99" };
  const spec: QuerySpec = {
    // @ts-expect-error the column is missing
    calculations: [{ op: "COUNT" }, { op: "AVG" }],
  };
  expectTypeOf(valid).items.toEqualTypeOf<QueryCalculation>();
  expectTypeOf([withoutColumn, spec]).toBeArray();
  expectTypeOf<QueryCalculation["op"]>().toEqualTypeOf<CalculationOp>();
});

test("a trigger's query has no orders and no limit", () => {
  const calculations: QueryCalculation[] = [{ op: "COUNT" }];
  // @ts-expect-error a trigger orders by its threshold
  const ordered: TriggerQuery = { calculations, orders: [] };
  // @ts-expect-error a trigger looks at all groups
  const limited: TriggerQuery = { calculations, limit: 10 };
  expectTypeOf([ordered, limited]).items.toEqualTypeOf<TriggerQuery>();
});

test("a record may have any key", () => {
  const count = (result: QueryResultDetails) => result.data?.results?.[0]?.data?.COUNT;
  expectTypeOf(count).returns.toBeUnknown();
  expectTypeOf<SLOHistory["s1"]>().items.toHaveProperty("budget_remaining");
  expectTypeOf<AnyQueryRow>().toHaveProperty("duration_ms");
});

test("a summary counts columns of each documented type", () => {
  expectTypeOf<DatasetSummary["columns"]["byType"]>().toHaveProperty("float");
});
