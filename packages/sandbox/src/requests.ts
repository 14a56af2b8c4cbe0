import type { OperationId } from "./http/handler.ts";
import type { RequestSchema } from "./http/request-schema.ts";
import { apiKeyRequests } from "./resources/api-keys/requests.ts";
import { boardViewRequests } from "./resources/board-views/requests.ts";
import { boardRequests } from "./resources/boards/requests.ts";
import { burnAlertRequests } from "./resources/burn-alerts/requests.ts";
import { calculatedFieldRequests } from "./resources/calculated-fields/requests.ts";
import { columnRequests } from "./resources/columns/requests.ts";
import { datasetDefinitionRequests } from "./resources/dataset-definitions/requests.ts";
import { datasetRequests } from "./resources/datasets/requests.ts";
import { environmentRequests } from "./resources/environments/requests.ts";
import { eventRequests } from "./resources/events/requests.ts";
import { kinesisEventRequests } from "./resources/kinesis-events/requests.ts";
import { markerSettingRequests } from "./resources/marker-settings/requests.ts";
import { markerRequests } from "./resources/markers/requests.ts";
import { queryRequests } from "./resources/queries/requests.ts";
import { queryAnnotationRequests } from "./resources/query-annotations/requests.ts";
import { queryResultRequests } from "./resources/query-results/requests.ts";
import { recipientRequests } from "./resources/recipients/requests.ts";
import { serviceMapRequests } from "./resources/service-maps/requests.ts";
import { signalRequests } from "./resources/signals/requests.ts";
import { sloRequests } from "./resources/slos/requests.ts";
import { triggerRequests } from "./resources/triggers/requests.ts";

/** What the requests of an operation can contain. */
export interface RequestDescription {
  /** The query parameters. @default none */
  readonly query?: RequestSchema;
  /** The body. @default none, or the handler reads its text */
  readonly body?: RequestSchema;
  /** Whether a missing body is an empty object. @default false */
  readonly bodyIsOptional?: boolean;
  /** The maximum size of the body in bytes, before and after decompression. @default 100000 */
  readonly maxBodySize?: number;
}

/** What requests can contain, by operation id. */
export const requests = {
  ...apiKeyRequests,
  ...boardRequests,
  ...boardViewRequests,
  ...burnAlertRequests,
  ...calculatedFieldRequests,
  ...columnRequests,
  ...datasetDefinitionRequests,
  ...datasetRequests,
  ...environmentRequests,
  ...eventRequests,
  ...kinesisEventRequests,
  ...markerRequests,
  ...markerSettingRequests,
  ...queryRequests,
  ...queryAnnotationRequests,
  ...queryResultRequests,
  ...recipientRequests,
  ...serviceMapRequests,
  ...signalRequests,
  ...sloRequests,
  ...triggerRequests,
} satisfies { readonly [Id in OperationId]?: RequestDescription };
