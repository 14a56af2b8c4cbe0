import type { Trigger } from "@honeycomb/core";
import {
  type TriggerCreateSchema,
  TriggerQuerySchema,
  type TriggerUpdateSchema,
} from "@honeycomb/core/schemas";
import type { InferOutput } from "valibot";
import { notFound, validationFailed } from "../../http/api-error.ts";
import { validateValues } from "../../http/validate.ts";
import { createId } from "../../id.ts";
import { queryDuration } from "../../query/time-range.ts";
import type { InDataset, State } from "../../state.ts";
import { addQuery } from "../queries/state.ts";
import { readRecipients } from "../recipients/notifications.ts";

type TriggerCreate = InferOutput<typeof TriggerCreateSchema>;
type TriggerUpdate = InferOutput<typeof TriggerUpdateSchema>;

/** The default frequency, in seconds. */
const defaultFrequency = 900;

/** @throws ApiError 404 */
export function findTrigger(state: State, datasetSlug: string, id: string): InDataset<Trigger> {
  const trigger = state.triggers.get(id);
  if (trigger?.datasetSlug !== datasetSlug) throw notFound("Trigger");
  return trigger;
}

/** @throws ApiError 422 */
export function addTrigger(state: State, datasetSlug: string, trigger: TriggerCreate): Trigger {
  const now = state.timestamp();
  const frequency = trigger.frequency ?? defaultFrequency;
  const query =
    trigger.query_id === undefined
      ? (trigger.query ?? { calculations: [{ op: "COUNT" as const }], time_range: frequency })
      : undefined;
  const value: Trigger = {
    id: createId(),
    dataset_slug: datasetSlug,
    description: "",
    tags: [],
    frequency,
    alert_type: "on_change",
    disabled: false,
    triggered: false,
    recipients: [],
    evaluation_schedule_type: "frequency",
    auto_investigate: false,
    created_at: now,
    threshold: trigger.threshold,
    ...toFields(state, datasetSlug, { ...trigger, query }, frequency),
    name: trigger.name,
    updated_at: now,
  };
  state.triggers.set(value.id, { datasetSlug, value });
  return value;
}

/** @throws ApiError 422 */
export function changeTrigger(
  state: State,
  trigger: InDataset<Trigger>,
  change: TriggerUpdate,
): Trigger {
  const { query, query_id, ...rest } = trigger.value;
  const frequency = change.frequency ?? rest.frequency ?? defaultFrequency;
  const keepsQuery = change.query === undefined && change.query_id === undefined;
  trigger.value = {
    ...rest,
    ...(keepsQuery && { ...(query && { query }), ...(query_id && { query_id }) }),
    ...toFields(state, trigger.datasetSlug, change, frequency),
    updated_at: state.timestamp(),
  };
  return trigger.value;
}

/** Returns the fields that a request sets, as responses contain them. */
function toFields(
  state: State,
  datasetSlug: string,
  { query, query_id, recipients, threshold, ...fields }: TriggerUpdate,
  frequency: number,
): Partial<Trigger> {
  if (query) validateValues(TriggerQuerySchema, query, "query");
  return {
    ...fields,
    ...(threshold && { threshold: { exceeded_limit: 1, ...threshold } }),
    ...(recipients && {
      recipients: readRecipients(state, recipients),
    }),
    ...(query && { query: addQuery(state, datasetSlug, query) }),
    ...(query_id !== undefined && {
      query_id: checkQuery(state, datasetSlug, query_id, frequency),
    }),
  };
}

function checkQuery(state: State, datasetSlug: string, id: string, frequency: number): string {
  const query = state.queries.get(id);
  if (query?.datasetSlug !== datasetSlug) {
    throw validationFailed({
      field: "query_id",
      code: "invalid",
      description: "query_id: there is no such query in this dataset",
    });
  }
  if (queryDuration(query.value) > 4 * frequency) {
    throw validationFailed({
      field: "query_id",
      code: "invalid",
      description: "query_id: the query's duration is more than four times the frequency",
    });
  }
  return id;
}
