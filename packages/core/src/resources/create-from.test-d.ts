import { expectTypeOf, test } from "vitest";
import {
  type Board,
  BoardBuilder,
  type BoardBundle,
  type CalculatedField,
  type Call,
  QueryBuilder,
  RecipientBuilder,
  type RecipientBundle,
  type SLO,
  type SLOBundle,
  type SLODescription,
  type Trigger,
  TriggerBuilder,
  type TriggerBundle,
} from "../index.ts";
import { callApi } from "../transport.ts";

const { boards, recipients, slos, triggers } = callApi();
const query = new QueryBuilder().dataset("api").count().lastMinutes(15);

test("createFrom returns what was created", () => {
  expectTypeOf(boards.createFrom(new BoardBuilder("Checkout"))).toEqualTypeOf<Call<BoardBundle>>();
  expectTypeOf<BoardBundle["board"]>().toEqualTypeOf<Board>();
  const trigger = new TriggerBuilder("Slow").query(query).gt(1000);
  expectTypeOf(triggers.createFrom(trigger)).toEqualTypeOf<Call<TriggerBundle>>();
  expectTypeOf<TriggerBundle["trigger"]>().toEqualTypeOf<Trigger>();
  const email = RecipientBuilder.email("a@example.com");
  expectTypeOf(recipients.createFrom(email)).toEqualTypeOf<Call<RecipientBundle>>();
  expectTypeOf(slos.createFrom).returns.toEqualTypeOf<Call<SLOBundle>>();
  expectTypeOf<SLOBundle["slo"]>().toEqualTypeOf<SLO>();
  expectTypeOf<SLOBundle["calculatedField"]>().toEqualTypeOf<CalculatedField | undefined>();
});

test("createFrom accepts plain data, and rejects an option that doesn't exist", () => {
  (description: SLODescription) => {
    slos.createFrom(description, { onFailure: "keep" });
    // @ts-expect-error onFailure
    slos.createFrom(description, { onFailure: "retry" });
  };
});

test("a builder has only the steps of its resource", () => {
  // @ts-expect-error an email has no headers
  RecipientBuilder.email("a@example.com").header("X-Team", "ops");
  // @ts-expect-error style
  new BoardBuilder("Checkout").query(query.annotate("Requests"), { style: "pie" });
  // @ts-expect-error a list has values
  new BoardBuilder("Checkout").view("Errors", (events) => events.isIn("status", 500));
});
