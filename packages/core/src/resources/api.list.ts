// Written by `pnpm --filter @honeycomb/core lists`, from the folders beside this file.
import type { Mode, Runner } from "../call/mode.ts";
import { ApiKeys } from "./api-keys/resource.ts";
import { Authentication } from "./auth/resource.ts";
import { BoardViews } from "./board-views/resource.ts";
import { Boards } from "./boards/resource.ts";
import { BurnAlerts } from "./burn-alerts/resource.ts";
import { CalculatedFields } from "./calculated-fields/resource.ts";
import { Columns } from "./columns/resource.ts";
import { DatasetDefinitions } from "./dataset-definitions/resource.ts";
import { Datasets } from "./datasets/resource.ts";
import { Environments } from "./environments/resource.ts";
import { Events } from "./events/resource.ts";
import { KinesisEvents } from "./kinesis-events/resource.ts";
import { MarkerSettings } from "./marker-settings/resource.ts";
import { Markers } from "./markers/resource.ts";
import { Queries } from "./queries/resource.ts";
import { QueryAnnotations } from "./query-annotations/resource.ts";
import { QueryResults } from "./query-results/resource.ts";
import { Recipients } from "./recipients/resource.ts";
import { ServiceMaps } from "./service-maps/resource.ts";
import { Signals } from "./signals/resource.ts";
import { SLOs } from "./slos/resource.ts";
import { Triggers } from "./triggers/resource.ts";

/** The resources of Honeycomb's API, in the mode of a client. */
export abstract class Resources<M extends Mode> {
  /** Returns the resource of a class. Creates it when it is first used. */
  protected abstract resource<R>(resourceClass: new (runner: Runner<M>) => R): R;

  /** The ingest and configuration keys of a team. */
  get apiKeys(): ApiKeys<M> {
    return this.resource(ApiKeys<M>);
  }

  /** The keys of the client, and what they can do. */
  get auth(): Authentication<M> {
    return this.resource(Authentication<M>);
  }

  /** Manages the views of boards: named sets of filters for all queries of a board. */
  get boardViews(): BoardViews<M> {
    return this.resource(BoardViews<M>);
  }

  /** Manages the boards of the key's environment: panels with queries, SLOs and texts. */
  get boards(): Boards<M> {
    return this.resource(Boards<M>);
  }

  /** Manages burn alerts, which watch the error budgets of SLOs. */
  get burnAlerts(): BurnAlerts<M> {
    return this.resource(BurnAlerts<M>);
  }

  /** Columns whose values are calculated from others, also called derived columns. */
  get calculatedFields(): CalculatedFields<M> {
    return this.resource(CalculatedFields<M>);
  }

  /** The columns of datasets: the fields of their events. */
  get columns(): Columns<M> {
    return this.resource(Columns<M>);
  }

  /** The fields of a dataset's events that have a special meaning, such as the id of the trace, the duration and the error. */
  get datasetDefinitions(): DatasetDefinitions<M> {
    return this.resource(DatasetDefinitions<M>);
  }

  /** The datasets of the API key's environment. */
  get datasets(): Datasets<M> {
    return this.resource(Datasets<M>);
  }

  /** The environments of a team. */
  get environments(): Environments<M> {
    return this.resource(Environments<M>);
  }

  /** Sends events. */
  get events(): Events<M> {
    return this.resource(Events<M>);
  }

  /** Sends events in the format of Amazon Data Firehose. */
  get kinesisEvents(): KinesisEvents<M> {
    return this.resource(KinesisEvents<M>);
  }

  /** Manages marker settings: the colors of markers, by their types. */
  get markerSettings(): MarkerSettings<M> {
    return this.resource(MarkerSettings<M>);
  }

  /** Manages markers: points and periods of time that graphs show. */
  get markers(): Markers<M> {
    return this.resource(Markers<M>);
  }

  /** Creates and gets queries. */
  get queries(): Queries<M> {
    return this.resource(Queries<M>);
  }

  /** Manages query annotations: the names and descriptions of queries. */
  get queryAnnotations(): QueryAnnotations<M> {
    return this.resource(QueryAnnotations<M>);
  }

  /** Runs queries and gets their results. */
  get queryResults(): QueryResults<M> {
    return this.resource(QueryResults<M>);
  }

  /** Manages recipients: where triggers, burn alerts and signals send alerts. */
  get recipients(): Recipients<M> {
    return this.resource(Recipients<M>);
  }

  /** Maps of the dependencies between services: which service calls which, and how often. */
  get serviceMaps(): ServiceMaps<M> {
    return this.resource(ServiceMaps<M>);
  }

  /** The signals of anomaly detection: measurements of services that Honeycomb watches for anomalies. */
  get signals(): Signals<M> {
    return this.resource(Signals<M>);
  }

  /** Service level objectives (SLOs). */
  get slos(): SLOs<M> {
    return this.resource(SLOs<M>);
  }

  /** Manages triggers, which alert on the results of queries. */
  get triggers(): Triggers<M> {
    return this.resource(Triggers<M>);
  }
}
