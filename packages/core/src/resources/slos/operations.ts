import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { SLOCreateSchema, SLODetailedSchema, SLOSchema, SLOUpdateSchema } from "./models.ts";

export const listSlos = operation({
  id: "listSlos",
  method: "GET",
  path: "/1/slos/{datasetSlug}",
  auth: ["configuration"],
  response: v.array(SLOSchema),
  errors: [401, 403, 404, 429],
});

export const getSlo = operation({
  id: "getSlo",
  method: "GET",
  path: "/1/slos/{datasetSlug}/{sloId}",
  auth: ["configuration"],
  query: v.strictObject({
    /** Whether to answer with compliance, budget, status and burn rate, too. */
    detailed: v.optional(v.boolean()),
  }),
  response: SLODetailedSchema,
  errors: [401, 403, 404, 429],
});

export const createSlo = operation({
  id: "createSlo",
  method: "POST",
  path: "/1/slos/{datasetSlug}",
  auth: ["configuration"],
  body: SLOCreateSchema,
  response: SLOSchema,
  errors: [401, 403, 404, 422, 429],
});

export const updateSlo = operation({
  id: "updateSlo",
  method: "PUT",
  path: "/1/slos/{datasetSlug}/{sloId}",
  auth: ["configuration"],
  body: SLOUpdateSchema,
  response: SLOSchema,
  errors: [401, 403, 404, 422, 429],
});

export const deleteSlo = operation({
  id: "deleteSlo",
  method: "DELETE",
  path: "/1/slos/{datasetSlug}/{sloId}",
  auth: ["configuration"],
  errors: [401, 403, 404, 429],
});
