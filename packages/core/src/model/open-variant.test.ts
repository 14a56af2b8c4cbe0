import * as v from "valibot";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Known } from "./known.ts";
import { openVariant, type Unlisted } from "./open-variant.ts";

const PanelSchema = openVariant("type", [
  v.looseObject({ type: v.literal("text"), content: v.string() }),
  v.looseObject({ type: v.literal("image"), url: v.string(), size: v.optional(v.number()) }),
]);
type Panel = Known<v.InferOutput<typeof PanelSchema>>;

describe("openVariant", () => {
  it("checks the kinds that are known", () => {
    expect(v.parse(PanelSchema, { type: "text", content: "Hello" })).toEqual({
      type: "text",
      content: "Hello",
    });
    const { issues } = v.safeParse(PanelSchema, { type: "text", content: 1 });
    expect(issues?.map((issue) => [v.getDotPath(issue), issue.message])).toEqual([
      ["content", "Invalid type: Expected string but received 1"],
    ]);
  });

  it("keeps a kind that it doesn't know, with all its fields", () => {
    const video = { type: "video", minutes: 3 };
    expect(v.parse(PanelSchema, video)).toEqual(video);
  });

  it.each([{ content: "Hello" }, { type: 1 }, "text", null])("refuses %j", (value) => {
    expect(v.safeParse(PanelSchema, value).success).toBe(false);
  });

  it("checks what every kind has of one that it doesn't know, too", () => {
    const schema = openVariant("type", [v.looseObject({ id: v.string(), type: v.literal("a") })], {
      id: v.string(),
    });
    const unknown = v.parse(schema, { type: "b", id: "1", more: true });
    expect(unknown).toEqual({ type: "b", id: "1", more: true });
    expectTypeOf<Known<typeof unknown>["id"]>().toEqualTypeOf<string>();
    for (const wrong of [{ type: "b" }, { type: "b", id: 1 }]) {
      expect(v.is(schema, wrong)).toBe(false);
    }
  });

  it("has a type that the field narrows", () => {
    const describePanel = (panel: Panel) => {
      if (panel.type === "text") {
        expectTypeOf(panel).toEqualTypeOf<{ type: "text"; content: string }>();
        return panel.content;
      }
      if (panel.type === "image") {
        expectTypeOf(panel.size).toEqualTypeOf<number | undefined>();
        return panel.url;
      }
      expectTypeOf(panel.type).toEqualTypeOf<Unlisted>();
      return `a ${panel.type}`;
    };
    const panel = v.parse(PanelSchema, { type: "video" }) as Panel;
    expect(describePanel(panel)).toBe("a video");
    // @ts-expect-error: only a text has content
    expect(panel.content).toBeUndefined();
  });
});
