import { expectTypeOf, test } from "vitest";
import {
  type Call,
  type Dataset,
  invoke,
  type OperationInput,
  type OperationOutput,
  operations,
  type Trigger,
  type TriggerCreate,
} from "../index.ts";

test("the input of an operation has its path, query and body", () => {
  type CreateTrigger = OperationInput<typeof operations.createTrigger>;
  expectTypeOf<CreateTrigger["path"]["datasetSlug"]>().toEqualTypeOf<string>();
  expectTypeOf<CreateTrigger["body"]>().toEqualTypeOf<TriggerCreate>();
  type GetTrigger = OperationInput<typeof operations.getTrigger>;
  expectTypeOf<GetTrigger["path"]["triggerId"]>().toEqualTypeOf<string>();
  type GetSlo = OperationInput<typeof operations.getSlo>;
  expectTypeOf<GetSlo["query"]>().toExtend<{ detailed?: boolean | undefined } | undefined>();
});

test("the input of an operation has no part that the operation doesn't have", () => {
  type ListDatasets = OperationInput<typeof operations.listDatasets>;
  expectTypeOf<ListDatasets>().not.toHaveProperty("path");
  expectTypeOf<ListDatasets>().not.toHaveProperty("query");
  expectTypeOf<ListDatasets>().not.toHaveProperty("body");
});

test("the output of an operation is what it returns", () => {
  expectTypeOf<OperationOutput<typeof operations.getTrigger>>().toEqualTypeOf<Trigger>();
  expectTypeOf<OperationOutput<typeof operations.listDatasets>>().toEqualTypeOf<Dataset[]>();
  expectTypeOf<OperationOutput<typeof operations.deleteTrigger>>().toEqualTypeOf<undefined>();
  const call = invoke(operations.getTrigger, { path: { datasetSlug: "api", triggerId: "t1" } });
  expectTypeOf(call).toEqualTypeOf<Call<Trigger>>();
});

test("input that may be empty can be left out", () => {
  invoke(operations.listDatasets);
  invoke(operations.getSlo, { path: { datasetSlug: "api", sloId: "s1" } });
});

test("input that the operation doesn't accept doesn't compile", () => {
  // @ts-expect-error the path is missing
  invoke(operations.getTrigger);
  // @ts-expect-error triggerId is missing
  invoke(operations.getTrigger, { path: { datasetSlug: "api" } });
  // @ts-expect-error the template names it datasetSlug
  invoke(operations.getDataset, { path: { slug: "api" } });
  // @ts-expect-error a path parameter is text
  invoke(operations.getDataset, { path: { datasetSlug: 7 } });
  // @ts-expect-error the body is missing
  invoke(operations.createDataset, {});
  // @ts-expect-error the name is missing
  invoke(operations.createDataset, { body: { description: "" } });
  // @ts-expect-error the description is misspelled
  invoke(operations.createDataset, { body: { name: "API", descripton: "" } });
  // @ts-expect-error detailed is a boolean
  invoke(operations.getSlo, { path: { datasetSlug: "a", sloId: "s" }, query: { detailed: 1 } });
});
