import { expect, it } from "vitest";
import { UNPRICED } from "../../src/compare/designs.ts";
import { designFor, priceByFirstPair } from "../../src/gate/design.ts";
import { previewPairs } from "../../src/gate/pair-preview.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import type { Config } from "../../src/model/spec.ts";
import type { Trial } from "../../src/model/trial.ts";
import { planTrials } from "../../src/plan/plan.ts";
import { found, record, session } from "../compare/sessions.ts";
import { requestOf, serverSpec, testSpec } from "../run/rig.ts";

const CELLS = ["x/qps=inf"];
const configured = (more: Partial<Config> = {}): Config =>
  requestOf(
    { trials: [], expectedCells: [], digest: "", warnings: [] },
    { config: { tests: [testSpec("x")], servers: { toy: serverSpec() }, base: { code: BUILT }, ...more } },
  ).config;
const BUILT = {
  ...({ kind: "built", setupTimeoutSeconds: 1, python: "none" } as const),
  ...{ repositories: [], rebuildsHead: false },
};

/** A machine on which every start and every trial takes so many minutes. */
function machine(startMinutes: number, trialMinutes: number, already: readonly TrialRecord[] = []) {
  const records = [...already];
  const measured: Trial[] = [];
  return {
    records,
    measured,
    measure: async (trials: readonly Trial[]) => {
      for (const trial of trials) {
        measured.push(trial);
        const { id, cell, variant, repeat, round } = trial;
        const server = {
          ...{ name: "toy", engine: "command", start: `${variant}#${repeat}` },
          ...{ readySeconds: 60 * startMinutes, memory: { usedMib: 100, totalMib: 1000 } },
        };
        const [startedAt, endedAt] = [0, trialMinutes * 60_000].map((at) => new Date(at).toISOString());
        const more = { trial: id, cell: cell.id, variant, repeat, round, server, startedAt, endedAt } as const;
        records.push(record({ median_tpot_ms: 20 }, more as Partial<TrialRecord>));
      }
      return session("s", records);
    },
  };
}

const priced = (config: Config, { records, measure }: ReturnType<typeof machine>) => {
  const request = { config, cells: CELLS, baselines: found(), always: true };
  expect(designFor({ ...request, already: [], deadline: undefined, now: 0 })).toBe(UNPRICED);
  return priceByFirstPair(request, UNPRICED, session("s", records), { measure });
};

it("prices the rest by the first pair where no session tells: all pairs where starts are cheap, as many as the budget pays for where they are dear", async () => {
  const cheap = await priced(configured({ budgetMinutes: 120 }), machine(0.2, 2));
  expect(cheap.design).toMatchObject({ name: "restart for every pair", price: { pairs: 8 } });
  // Seven pairs are to come: 7 × (2 × 0.2 + 2 × 2).
  expect(cheap.design?.price?.minutes.most).toBeCloseTo(30.8, 9);

  const dear = await priced(configured({ budgetMinutes: 120 }), machine(15, 2));
  expect(dear.design).toMatchObject({ name: "restart for every pair", price: { pairs: 3 } });
  expect(dear.design?.price?.minutes.most).toBeLessThanOrEqual(120 - 34);
});

it("says so where the budget pays for nothing after the first pair", async () => {
  const { design } = await priced(configured({ budgetMinutes: 40 }), machine(15, 2));
  expect(design).toBeUndefined();
});

it("gives the same design when it is taken up again, and measures nothing twice", async () => {
  const config = configured({ budgetMinutes: 120 });
  const first = machine(15, 2);
  const { design, session: measured } = await priced(config, first);
  const again = machine(15, 2, measured.records);
  const taken = await priced(config, again);
  expect(taken.design?.name).toBe(design?.name);
  expect(taken.design?.looks).toEqual(design?.looks);
  expect(again.measured).toEqual([]);
  expect(first.measured.map(({ variant }) => variant).sort()).toEqual(["base", "head"]);
});

it("tells with a dry run what pairs cost, by minutes that stored sessions know", () => {
  const stored = [0, 1, 2].map((k) => {
    const server = { name: "toy", engine: "command", start: `toy#${k}`, readySeconds: 180 };
    const times = { startedAt: "2026-11-22T10:00:00Z", endedAt: "2026-11-22T10:02:00Z" };
    const records = [0, 1, 2].map((repeat) =>
      record({ median_tpot_ms: 20 + 0.1 * repeat + 0.6 * k }, { cell: "x/qps=inf", repeat, server, ...times }),
    );
    return session(`b${k}`, records);
  });
  const config = configured({ repeats: 3, budgetMinutes: 200, paired: "auto" });
  const plan = planTrials(config);
  // The screen: one start of 3 min and three trials of 2 min; a pair: 2 × (3 + 2) min.
  const auto = previewPairs(config, plan, found(...stored));
  expect(auto?.minutes).toEqual({ screen: 9, expected: 9, most: 89 });
  expect(auto?.cost).toBe(
    "9 min for the screen, which is all when nothing looks worse; 89 min at most, when every cell is measured in every pair",
  );
  expect(auto?.design).toMatch(
    /^base and head in turn, 1 cell: restart for every pair, at most 8 pairs; 30 min if the first look decides, 80 min at most; sees a worsening of/,
  );
  const always = previewPairs({ ...config, paired: "always" }, plan, found(...stored));
  expect(always?.cost).toBe("30 min if the first look decides, 80 min at most");
  expect(always?.order[0]).toMatch(/^x\/qps=inf (base|head), x\/qps=inf (base|head)$/);
  const small = previewPairs({ ...config, budgetMinutes: 12 }, plan, found(...stored));
  expect(small?.design).toBe("what is left of the budget does not pay for one start a side");
});
