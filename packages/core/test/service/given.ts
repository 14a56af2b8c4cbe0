import type { ServiceRequest } from "./case.ts";

// Requests that many cases start with.

/** Creates the dataset `api`. */
export const dataset: ServiceRequest = { operation: "createDataset", body: { name: "api" } };

/** Creates an SLO in the dataset, with the calculated field that it needs. */
export const withSlo: Readonly<Record<string, ServiceRequest>> = {
  dataset,
  field: {
    operation: "createCalculatedField",
    path: { datasetSlug: "{dataset.slug}" },
    body: { alias: "succeeds", expression: "BOOL(1)" },
  },
  slo: {
    operation: "createSlo",
    path: { datasetSlug: "{dataset.slug}" },
    body: {
      name: "Requests succeed",
      sli: { alias: "succeeds" },
      time_period_days: 7,
      target_per_million: 999_000,
    },
  },
};
