import { expectTypeOf, test } from "vitest";
import { type AnyQueryBuilder, BoardBuilder, QueryBuilder, type QuerySpec } from "../../index.ts";

const board = new BoardBuilder("Checkout");
const query = new QueryBuilder().dataset("api").count().groupBy("endpoint");

test("a panel's query is any builder or plain data", () => {
  expectTypeOf(board.query(query)).toEqualTypeOf<BoardBuilder>();
  board.query(query.limit(10).orderBy("COUNT").lastDays(1), { style: "combo" });
  board.query({ calculations: [{ op: "COUNT" }], limit: 10 }, { name: "Requests", dataset: "api" });
  const any = (either: AnyQueryBuilder | QuerySpec) => board.query(either);
  expectTypeOf(any).returns.toEqualTypeOf<BoardBuilder>();
});

test("misspelled fields and values don't compile", () => {
  // @ts-expect-error calculations
  board.query({ calculatons: [{ op: "COUNT" }] });
  // @ts-expect-error havings: `having` is a method of builders only
  board.query({ having: [] });
  // @ts-expect-error style
  board.query(query, { stile: "graph" });
  // @ts-expect-error combo
  board.query(query, { style: "combi" });
});
