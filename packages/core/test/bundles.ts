import fc from "fast-check";
import { expect } from "vitest";
import {
  type BundleOptions,
  type Call,
  HoneycombBundleError,
  HoneycombError,
} from "../src/index.ts";
import { type Fault, InMemoryHoneycomb } from "./honeycomb.ts";

interface Scenario {
  /** Which request fails, from 1, and how. */
  readonly step: number;
  readonly fault: Fault;
  /** Whether it succeeds when it is retried. */
  readonly once: boolean;
  readonly onFailure: "undo" | "keep";
  /** Which deletion fails then, if one does. */
  readonly undoing: { readonly step: number; readonly fault: Fault } | null;
}

/** What Honeycomb can't delete. */
const isQuery = (path: string) => path.startsWith("/1/queries/");

/**
 * Lets every request of a bundle fail in every way, and one of those that roll it back, and checks
 * that the error tells exactly what exists then. Also checks that a retry that succeeds completes
 * the bundle.
 *
 * @param create creates the bundle
 * @param prepare adds what exists before
 */
export function checkEveryFailure(
  create: (options: BundleOptions) => Call<unknown>,
  prepare: (honeycomb: InMemoryHoneycomb) => void = () => {},
): void {
  const whole = new InMemoryHoneycomb();
  prepare(whole);
  whole.run(create({}));
  const steps = whole.log.length;
  const fault = fc.constantFrom<Fault>(
    "refused",
    "unreachable",
    "lost",
    "unreadable",
    "aborted",
    "aborted late",
  );
  const step = fc.integer({ min: 1, max: steps });
  const scenario: fc.Arbitrary<Scenario> = fc.record({
    step,
    fault,
    once: fc.boolean(),
    onFailure: fc.constantFrom("undo", "keep"),
    undoing: fc.option(fc.record({ step, fault })),
  });
  const everyStep = whole.log.flatMap((_, index) =>
    (["undo", "keep"] as const).map((onFailure): [Scenario] => [
      { step: index + 1, fault: "refused", once: false, onFailure, undoing: null },
    ]),
  );
  const property = fc.property(scenario, ({ step, fault, once, onFailure, undoing }) => {
    const honeycomb = new InMemoryHoneycomb();
    prepare(honeycomb);
    const before = new Set(honeycomb.paths);
    let deletions = 0;
    honeycomb.fail(
      { fault, once, when: (index) => index === step },
      {
        fault: undoing?.fault ?? "refused",
        when: (_, request) => request.startsWith("DELETE") && ++deletions === undoing?.step,
      },
    );
    let error: unknown;
    try {
      honeycomb.run(create({ onFailure }));
      // Only what is surely not processed, and what only reads, is retried.
      expect(once && ["unreachable", "lost"].includes(fault)).toBe(true);
      expect(honeycomb.paths).toHaveLength(whole.paths.length);
      return;
    } catch (thrown) {
      error = thrown;
    }
    const added = honeycomb.paths.filter((path) => !before.has(path));
    if (!(error instanceof HoneycombBundleError)) {
      expect(error).toBeInstanceOf(HoneycombError);
      expect(added).toEqual([]);
      return;
    }
    expect(error.cause).toBeInstanceOf(Error);
    const { remaining, undone, uncertain } = error;
    const idOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
    const addedIds = added.map(idOf);
    // What is said to be there is there, what is said to be undone is not.
    expect(addedIds).toEqual(expect.arrayContaining(remaining.map(({ id }) => id)));
    expect(undone.filter(({ id }) => addedIds.includes(id))).toEqual([]);
    for (const { id, name } of [...remaining, ...undone, ...uncertain]) {
      expect(error.message).toContain(name);
      if (id && remaining.some((item) => item.id === id)) expect(error.message).toContain(id);
    }
    // Whatever else is there is said to be uncertain.
    const known = new Set([...remaining, ...uncertain].map(({ id }) => id));
    const unsaid = addedIds.filter((id) => !known.has(id));
    const uncertainCreations = uncertain.filter(({ id }) => id === undefined);
    expect(unsaid.length).toBeLessThanOrEqual(uncertainCreations.length);
    if (fault === "refused" || fault === "unreachable") expect(uncertainCreations).toEqual([]);
    if (onFailure === "keep") expect(undone).toEqual([]);
    else if (!undoing && fault !== "lost" && fault !== "aborted late")
      expect(added.filter((path) => !isQuery(path))).toEqual([]);
  });
  fc.assert(property, { examples: everyStep, numRuns: 300 + everyStep.length });
}
