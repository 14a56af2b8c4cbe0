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
  readonly onFailure: "rollBack" | "keep";
  /** Which deletion of the rollback fails, if one does. */
  readonly rollback: { readonly step: number; readonly fault: Fault } | null;
}

/** What Honeycomb can't delete. */
const isQuery = (path: string) => path.startsWith("/1/queries/");

/**
 * Lets every request of a bundle fail in every way, and possibly a request of its rollback, and expects
 * that the error says exactly what exists. Also expects that a successful retry completes the bundle.
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
    "rejected",
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
    onFailure: fc.constantFrom("rollBack", "keep"),
    rollback: fc.option(fc.record({ step, fault })),
  });
  const everyStep = whole.log.flatMap((_, index) =>
    (["rollBack", "keep"] as const).map((onFailure): [Scenario] => [
      { step: index + 1, fault: "rejected", once: false, onFailure, rollback: null },
    ]),
  );
  const property = fc.property(scenario, ({ step, fault, once, onFailure, rollback }) => {
    const honeycomb = new InMemoryHoneycomb();
    prepare(honeycomb);
    const before = new Set(honeycomb.paths);
    let deletions = 0;
    honeycomb.fail(
      { fault, once, when: (index) => index === step },
      {
        fault: rollback?.fault ?? "rejected",
        when: (_, request) => request.startsWith("DELETE") && ++deletions === rollback?.step,
      },
    );
    let error: unknown;
    try {
      honeycomb.run(create({ onFailure }));
      // Only requests that were definitely not processed, or that only read, are retried.
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
    const { remaining, rolledBack, uncertain } = error;
    const idOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
    const addedIds = added.map(idOf);
    // What the error reports as remaining exists, and what it reports as rolled back doesn't.
    expect(addedIds).toEqual(expect.arrayContaining(remaining.map(({ id }) => id)));
    expect(rolledBack.filter(({ id }) => addedIds.includes(id))).toEqual([]);
    for (const { id, name } of [...remaining, ...rolledBack, ...uncertain]) {
      expect(error.message).toContain(name);
      if (id && remaining.some((item) => item.id === id)) expect(error.message).toContain(id);
    }
    // Everything else that exists is reported as uncertain.
    const known = new Set([...remaining, ...uncertain].map(({ id }) => id));
    const unreported = addedIds.filter((id) => !known.has(id));
    const uncertainCreations = uncertain.filter(({ id }) => id === undefined);
    expect(unreported.length).toBeLessThanOrEqual(uncertainCreations.length);
    if (fault === "rejected" || fault === "unreachable") expect(uncertainCreations).toEqual([]);
    if (onFailure === "keep") expect(rolledBack).toEqual([]);
    else if (!rollback && fault !== "lost" && fault !== "aborted late")
      expect(added.filter((path) => !isQuery(path))).toEqual([]);
  });
  fc.assert(property, { examples: everyStep, numRuns: 300 + everyStep.length });
}
