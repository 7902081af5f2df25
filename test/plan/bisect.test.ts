import fc from "fast-check";
import { expect, test } from "vitest";
import { type Judgement, nextBisectStep } from "../../src/plan/bisect.ts";

/** Walks to the end. @returns the candidates and how many commits were measured. */
function walk(commits: readonly string[], judge: (commit: string) => Judgement) {
  const judged = new Map<string, Judgement>();
  for (;;) {
    const step = nextBisectStep(commits, judged);
    if (step.state !== "measure") return { step, measured: judged.size };
    expect(judged.has(step.commit)).toBe(false);
    judged.set(step.commit, judge(step.commit));
  }
}

const commitsOf = (count: number) => Array.from({ length: count }, (_, place) => `c${place}`);

test("finds the first bad commit in as many steps as halving takes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (count, place) => {
      const first = place % count;
      const { step, measured } = walk(commitsOf(count), (commit) =>
        Number(commit.slice(1)) >= first ? "bad" : "good",
      );
      expect(step).toEqual({ state: "found", candidates: [`c${first}`] });
      expect(measured).toBeLessThanOrEqual(1 + Math.ceil(Math.log2(count)));
    }),
  );
});

test("names all commits that may be the first bad one when some between them are skipped", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), fc.array(fc.nat({ max: 40 })), (count, place, skipped) => {
      const first = place % count;
      const isSkipped = (at: number) => at !== count - 1 && skipped.includes(at);
      const { step } = walk(commitsOf(count), (commit) => {
        const at = Number(commit.slice(1));
        return isSkipped(at) ? "skip" : at >= first ? "bad" : "good";
      });
      const candidates = step.state === "found" ? step.candidates : [];
      expect(candidates).toContain(`c${first}`);
      const unsure = candidates.slice(0, -1).map((commit) => Number(commit.slice(1)));
      expect(unsure.every(isSkipped)).toBe(true);
    }),
  );
});

test("finds nothing when the last commit is not bad, or there is none", () => {
  expect(walk(commitsOf(5), () => "good")).toEqual({ step: { state: "nothing" }, measured: 1 });
  expect(walk(commitsOf(5), () => "skip").step).toEqual({ state: "nothing" });
  expect(walk([], () => "bad").step).toEqual({ state: "nothing" });
});
