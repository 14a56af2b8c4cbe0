import { expectTypeOf, test } from "vitest";
import type {
  ApiKey,
  ApiKeyCreate,
  ApiKeyUpdate,
  Board,
  BoardCreate,
  BoardUpdate,
  BoardView,
  BoardViewCreate,
  BoardViewUpdate,
  BurnAlert,
  BurnAlertCreate,
  BurnAlertDetailed,
  BurnAlertUpdate,
  CalculatedField,
  CalculatedFieldInput,
  Column,
  ColumnCreate,
  ColumnUpdate,
  CreatedApiKey,
  Dataset,
  DatasetCreate,
  DatasetDefinitionMap,
  DatasetDefinitionsUpdate,
  DatasetUpdate,
  Environment,
  EnvironmentCreate,
  EnvironmentUpdate,
  HoneycombApi,
  Marker,
  MarkerCreate,
  MarkerSetting,
  MarkerSettingCreate,
  MarkerSettingUpdate,
  MarkerUpdate,
  Query,
  QueryAnnotation,
  QueryAnnotationCreate,
  QueryAnnotationUpdate,
  QuerySpec,
  Recipient,
  RecipientCreate,
  RecipientUpdate,
  SignalDetail,
  SignalUpdate,
  SLO,
  SLOCreate,
  SLODetailed,
  SLOUpdate,
  Trigger,
  TriggerCreate,
  TriggerUpdate,
} from "../src/index.ts";

test("what was read can be sent to create", () => {
  expectTypeOf<Dataset>().toExtend<DatasetCreate>();
  expectTypeOf<Column>().toExtend<ColumnCreate>();
  expectTypeOf<CalculatedField>().toExtend<CalculatedFieldInput>();
  expectTypeOf<Query>().toExtend<QuerySpec>();
  expectTypeOf<QueryAnnotation>().toExtend<QueryAnnotationCreate>();
  expectTypeOf<Board>().toExtend<BoardCreate>();
  expectTypeOf<BoardView>().toExtend<BoardViewCreate>();
  expectTypeOf<Trigger>().toExtend<TriggerCreate>();
  expectTypeOf<SLO>().toExtend<SLOCreate>();
  expectTypeOf<SLODetailed>().toExtend<SLOCreate>();
  expectTypeOf<BurnAlertDetailed>().toExtend<BurnAlertCreate>();
  expectTypeOf<Recipient>().toExtend<RecipientCreate>();
  expectTypeOf<Marker>().toExtend<MarkerCreate>();
  expectTypeOf<MarkerSetting>().toExtend<MarkerSettingCreate>();
  expectTypeOf<ApiKey>().toExtend<ApiKeyCreate>();
  expectTypeOf<CreatedApiKey>().toExtend<ApiKeyCreate>();
  expectTypeOf<Environment>().toExtend<EnvironmentCreate>();
});

test("what was read can be sent to update", () => {
  expectTypeOf<Dataset>().toExtend<DatasetUpdate>();
  expectTypeOf<Column>().toExtend<ColumnUpdate>();
  expectTypeOf<QueryAnnotation>().toExtend<QueryAnnotationUpdate>();
  expectTypeOf<Board>().toExtend<BoardUpdate>();
  expectTypeOf<BoardView>().toExtend<BoardViewUpdate>();
  expectTypeOf<Trigger>().toExtend<TriggerUpdate>();
  expectTypeOf<SLO>().toExtend<SLOUpdate>();
  expectTypeOf<SLODetailed>().toExtend<SLOUpdate>();
  expectTypeOf<BurnAlertDetailed>().toExtend<BurnAlertUpdate>();
  expectTypeOf<Recipient>().toExtend<RecipientUpdate>();
  expectTypeOf<Marker>().toExtend<MarkerUpdate>();
  expectTypeOf<MarkerSetting>().toExtend<MarkerSettingUpdate>();
  expectTypeOf<DatasetDefinitionMap>().toExtend<DatasetDefinitionsUpdate>();
  expectTypeOf<SignalDetail>().toExtend<SignalUpdate>();
  expectTypeOf<ApiKey>().toExtend<ApiKeyUpdate>();
  expectTypeOf<CreatedApiKey>().toExtend<ApiKeyUpdate>();
  expectTypeOf<Environment>().toExtend<EnvironmentUpdate>();
});

test("a burn alert of a list has no recipients, so it can't be sent back", () => {
  expectTypeOf<BurnAlert>().not.toExtend<BurnAlertUpdate>();
  expectTypeOf<BurnAlert>().not.toExtend<BurnAlertCreate>();
});

test("what was read can be changed by spreading it, in the calls of all methods", () => {
  (c: HoneycombApi<"sync">) => {
    const id = "1";
    c.datasets.update("api", { ...c.datasets.get("api"), description: "" });
    c.columns.update("api", id, { ...c.columns.get("api", id), hidden: true });
    c.calculatedFields.update("api", id, {
      ...c.calculatedFields.get("api", id),
      expression: "1",
    });
    c.queries.create("api", { ...c.queries.get("api", id), limit: 10 });
    c.queryAnnotations.update("api", id, { ...c.queryAnnotations.get("api", id), name: "a" });
    c.boards.update(id, { ...c.boards.get(id), name: "a" });
    c.boardViews.update("b1", id, { ...c.boardViews.get("b1", id), name: "a" });
    c.triggers.update("api", id, { ...c.triggers.get("api", id), disabled: true });
    c.slos.update("api", id, { ...c.slos.getDetailed("api", id), name: "a" });
    c.burnAlerts.update("api", id, { ...c.burnAlerts.get("api", id), description: "" });
    c.recipients.update(id, { ...c.recipients.get(id) });
    for (const marker of c.markers.list("api")) {
      c.markers.update("api", marker.id, { ...marker, message: "a" });
    }
    for (const setting of c.markerSettings.list("api")) {
      c.markerSettings.update("api", setting.id, { ...setting, color: "#000000" });
    }
    c.datasetDefinitions.update("api", { ...c.datasetDefinitions.get("api"), user: { name: "" } });
    c.signals.update(id, { ...c.signals.get(id), sensitivity: "high" });
    c.apiKeys.update(id, { ...c.apiKeys.get(id), name: "a" });
    c.environments.update(id, { ...c.environments.get(id), color: "blue" });
  };
});

test("a change needs no other field, and null removes an optional one", () => {
  (c: HoneycombApi<"sync">) => {
    c.triggers.patch("api", "1", { disabled: true, description: null });
    c.slos.patch("api", "1", { target_per_million: 1 });
    c.burnAlerts.patch("api", "1", { exhaustion_minutes: 60 });
    c.burnAlerts.patch("api", "1", { alert_type: "budget_rate", budget_rate_window_minutes: 60 });
    c.recipients.patch("1", { details: { webhook_secret: null } });
    c.calculatedFields.patch("api", "1", { description: "" });
    c.datasets.patch("api", { settings: { delete_protected: false } });
    // @ts-expect-error a trigger needs a name
    c.triggers.patch("api", "1", { name: null });
    // @ts-expect-error a webhook needs a URL
    c.recipients.patch("1", { details: { webhook_url: null } });
    // @ts-expect-error disabled
    c.triggers.patch("api", "1", { disable: true });
    // @ts-expect-error the name of a dataset can't be changed
    c.datasets.patch("api", { name: "Web" });
  };
});

test("a misspelled change doesn't compile beside what was read", () => {
  (c: HoneycombApi<"sync">) => {
    // @ts-expect-error disabled
    c.triggers.update("api", "1", { ...c.triggers.get("api", "1"), disable: true });
    // @ts-expect-error description
    c.datasets.update("api", { ...c.datasets.get("api"), descripton: "" });
  };
});
