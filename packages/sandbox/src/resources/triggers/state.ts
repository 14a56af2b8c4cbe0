import type { Trigger } from "@honeycomb/core";
import { legacyError, notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { InDataset, State } from "../../state.ts";
import { durationOf } from "../queries/requests.ts";
import { addQuery } from "../queries/state.ts";
import { readRecipients } from "../recipients/notifications.ts";
import {
  defaultFrequency,
  maxTimeRange,
  type TriggerCreateRequest,
  type TriggerUpdateRequest,
} from "./requests.ts";

/** @throws ApiError 404 */
export function findTrigger(state: State, datasetSlug: string, id: string): InDataset<Trigger> {
  const trigger = state.triggers.get(id);
  if (trigger?.datasetSlug !== datasetSlug) throw notFound("Trigger");
  return trigger;
}

/** @throws ApiError 400 when it has two queries, 422 when it is not valid */
export function addTrigger(
  state: State,
  datasetSlug: string,
  { name, threshold, ...trigger }: TriggerCreateRequest,
): Trigger {
  const now = state.timestamp();
  const value: Trigger = {
    id: createId(),
    dataset_slug: datasetSlug,
    name,
    threshold: { exceeded_limit: 1, ...threshold },
    ...withDefaults(state, trigger),
    ...readQuery(state, datasetSlug, trigger, { calculations: [{ op: "COUNT" }] }),
    disabled: trigger.disabled ?? false,
    ...readBaseline(trigger),
    triggered: false,
    created_at: now,
    updated_at: now,
  };
  checkBaseline(value);
  state.triggers.set(value.id, { datasetSlug, value });
  return value;
}

/**
 * Replaces a trigger. Missing fields are set to their defaults, except for those that have none,
 * `disabled`, and the baseline.
 *
 * @throws ApiError 400 when it has two queries, 422 when it is not valid
 */
export function changeTrigger(
  state: State,
  trigger: InDataset<Trigger>,
  change: TriggerUpdateRequest,
): Trigger {
  const { baseline_details, ...old } = trigger.value;
  const { name = old.name, threshold = old.threshold, disabled = old.disabled } = change;
  const value: Trigger = {
    ...withoutSchedule(old),
    name,
    threshold: { exceeded_limit: 1, ...threshold },
    ...withDefaults(state, change),
    ...readQuery(state, trigger.datasetSlug, change),
    disabled: disabled ?? false,
    ...(change.baseline_details === undefined
      ? baseline_details && { baseline_details }
      : readBaseline(change)),
    updated_at: state.timestamp(),
  };
  checkBaseline(value);
  trigger.value = value;
  return value;
}

function withoutSchedule({ evaluation_schedule: _, ...trigger }: Trigger): Trigger {
  return trigger;
}

/** Returns the fields that have a default. */
function withDefaults(
  state: State,
  {
    description = "",
    tags = [],
    frequency = defaultFrequency,
    alert_type = "on_change",
    recipients = [],
    evaluation_schedule_type = "frequency",
    evaluation_schedule,
    auto_investigate = false,
  }: TriggerUpdateRequest,
) {
  return {
    description,
    tags,
    frequency,
    alert_type,
    recipients: readRecipients(state, recipients),
    evaluation_schedule_type,
    ...(evaluation_schedule && { evaluation_schedule }),
    auto_investigate,
  };
}

function readBaseline({ baseline_details: baseline }: TriggerUpdateRequest) {
  return baseline !== undefined && baseline !== "none" && { baseline_details: baseline };
}

/** A threshold that doesn't include its value can't be compared with a baseline. */
function checkBaseline({ threshold: { op }, baseline_details }: Trigger): void {
  if (baseline_details === undefined || op === ">=" || op === "<=") return;
  throw validationFailed({
    field: "threshold.op",
    code: "invalid",
    description: 'threshold.op: must be ">=" or "<=", since the trigger has a baseline',
  });
}

/** Returns the query of a trigger and its id, as responses contain them. */
function readQuery(
  state: State,
  datasetSlug: string,
  { query: given, query_id: id, frequency = defaultFrequency }: TriggerUpdateRequest,
  missing?: TriggerUpdateRequest["query"],
): Pick<Trigger, "query" | "query_id"> {
  if (given !== undefined && id !== undefined) {
    throw legacyError(400, "query_id must be left out when query is set");
  }
  const found = id === undefined ? undefined : state.queries.get(id);
  if (id !== undefined && found?.datasetSlug !== datasetSlug) {
    throw invalidQuery("there is no such query in this dataset");
  }
  if (found && durationOf(found.value) > maxTimeRange(frequency)) {
    throw invalidQuery("the query's duration is more than four times the frequency");
  }
  const spec = given ?? missing;
  if (!found && !spec) return {};
  const { id: query_id = "", ...query } =
    found?.value ?? addQuery(state, datasetSlug, { time_range: frequency, ...spec }, "query.");
  return { query, query_id };
}

function invalidQuery(reason: string) {
  return validationFailed({
    field: "query_id",
    code: "invalid",
    description: `query_id: ${reason}`,
  });
}
