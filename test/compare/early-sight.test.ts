import { expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { LOOKS } from "../../src/compare/looks.ts";
import { nextLook } from "../../src/compare/next-look.ts";
import { interleavedInput } from "../../src/compare/paired-input.ts";
import { randomNamed } from "../../src/engines/simulated/random.ts";
import type { JudgedRow } from "../../src/model/comparison.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import { CELL, found, record, session } from "./sessions.ts";

const METRIC = "median_tpot_ms";

/** One pull request with pairs of its own, looked at as the driver does; a trial scatters by 3 %. */
function lookedAt(seed: string, slowdown: number): { readonly pairs: number; readonly row: JudgedRow | undefined } {
  const random = randomNamed(seed);
  const level = (factor = 1) => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return { [METRIC]: 20 * factor * Math.exp(0.03 * normal) };
  };
  const stored = found(
    ...[0, 1, 2].map((k) =>
      session(
        `b${k}`,
        [0, 1, 2].map((repeat) => record(level(), { repeat })),
      ),
    ),
  );
  const all = Array.from({ length: 8 }, (_, repeat) => [
    record(level(), { variant: "base", repeat }),
    record(level(1 + slowdown), { variant: "head", repeat }),
  ]);
  for (const { pairs } of LOOKS) {
    const input = interleavedInput({
      session: session("head", all.slice(0, pairs).flat(), { expectedCells: [CELL] }),
      ...{ baselines: stored, policy: DEFAULT_POLICY, judge: true, always: true },
      confirmable: false,
    });
    if (pairs < 8 && nextLook(input).cells.length > 0) continue;
    const row = compare(input).rows.find(({ metric }) => metric === METRIC);
    return { pairs, row: row?.verdict === "not-comparable" ? undefined : row };
  }
  throw new Error("there is no last look");
}

/** Pull requests that change nothing, and were given up after three pairs. */
const early = Array.from({ length: 150 }, (_, k) => lookedAt(`nothing ${k}`, 0)).filter(({ pairs }) => pairs === 3);

it("says of a row that is given up early no less than what the looks find in four of five cases", () => {
  expect(early.length).toBeGreaterThan(90);
  const caught = early.filter(
    ({ row }, k) => lookedAt(`slower ${k}`, row?.detectable ?? 0).row?.verdict === "regression",
  );
  // Its standard error is 0.04.
  expect(caught.length / early.length).toBeGreaterThan(0.8 - 0.1);
});

it("does not go on only because three pairs are few: the pairs to come would have seen a large worsening", () => {
  for (const { row } of early) {
    expect(row).toMatchObject({ verdict: "inconclusive", suspicion: "none" });
    expect(row?.detectable).toBeLessThan(DEFAULT_POLICY.metrics[METRIC]?.mustSee ?? 0);
  }
});
