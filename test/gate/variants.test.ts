import { describe, expect, it } from "vitest";
import { measureRounds } from "../../src/gate/variants.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import type { Trial } from "../../src/model/trial.ts";
import { planVariants } from "../../src/plan/variants.ts";
import { record, session } from "../compare/sessions.ts";
import { requestOf, serverSpec, testSpec } from "../run/rig.ts";

const variants = ["before", "one-fix", "two-fixes"].map((name) => ({ name, changes: { args: {}, env: {} } }));
const { config } = requestOf(
  { trials: [], expectedCells: [], digest: "", warnings: [] },
  { config: { tests: [testSpec("x")], servers: { toy: serverSpec() }, repeats: 4, variants } },
);
const plan = planVariants(config);
const LEVELS: Readonly<Record<string, number>> = { before: 20, "one-fix": 18, "two-fixes": 15 };

/** A start takes 30 s, a trial a minute. */
function bench(already: readonly TrialRecord[] = [], broken: (trial: Trial) => boolean = () => false) {
  let clock = 0;
  const records = [...already];
  const lines: string[] = [];
  const measured: string[] = [];
  return {
    lines,
    measured,
    records,
    now: () => clock,
    say: (line: string) => void lines.push(line),
    session: () => session("s", records),
    measure: async (trials: readonly Trial[]) => {
      for (const { id, cell, variant, repeat, round, ...trial } of trials) {
        clock += 30_000;
        const startedAt = new Date(clock).toISOString();
        clock += 60_000;
        const bad = broken({ id, cell, variant, repeat, round, ...trial });
        const server = { name: "toy", engine: "command", start: `${variant}#${repeat}`, readySeconds: 30 };
        const times = { startedAt, endedAt: new Date(clock).toISOString() };
        const validity = bad
          ? ({ state: "invalid", reasons: ["client-bound"] } as const)
          : ({ state: "valid" } as const);
        measured.push(id);
        const value = { median_tpot_ms: LEVELS[variant] ?? 0 };
        records.push(record(value, { trial: id, cell: cell.id, variant, repeat, round, server, validity, ...times }));
      }
      return session("s", records);
    },
  };
}

const asked = { config, plan, hold: "restart", deadline: undefined } as const;

describe("rounds of variants", () => {
  it("are all measured, and told with what is seen so far and what the rest costs", async () => {
    const world = bench();
    expect(await measureRounds(asked, world)).toEqual([]);
    expect(world.measured).toEqual(plan.trials.map(({ id }) => id));
    expect(world.lines.slice(0, 2)).toEqual([
      "x/qps=inf: median_tpot_ms before 20, one-fix ×0.900, two-fixes ×0.750",
      "start 1 of 4 of every variant; 4.5 min spent, about 14 min more",
    ]);
    expect(world.lines.at(-1)).toBe("done: start 4 of 4 of every variant; 18 min spent");
  });

  it("end before a round that the budget does not pay for, whole, and say what is missing", async () => {
    const world = bench();
    const missing = await measureRounds({ ...asked, deadline: 10 * 60_000 }, world);
    expect(world.measured).toHaveLength(6);
    expect(missing).toEqual([
      "6 of 12 trials were not measured, or are not valid, of the variants before, one-fix, two-fixes",
    ]);
  });

  it("are measured whole when a run is taken up again", async () => {
    const first = bench();
    await measureRounds(asked, first);
    const world = bench(first.records.slice(0, 4));
    await measureRounds(asked, world);
    expect(world.measured).toEqual(plan.trials.slice(3).map(({ id }) => id));
  });

  it("name the variant whose trials stay invalid", async () => {
    const world = bench([], ({ variant, repeat }) => variant === "one-fix" && repeat === 2);
    expect(await measureRounds(asked, world)).toEqual([
      "1 of 12 trials were not measured, or are not valid, of the variants one-fix",
    ]);
  });
});
