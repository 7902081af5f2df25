import { alwaysPaired, type History, type Judged, screenAndPair } from "./pull-request.ts";
import { STRESSES, sharesOf } from "./stored.ts";
import type { Figure } from "./table.ts";
import { STUDY, type World } from "./world.ts";

const DESIGNS: Readonly<Record<string, (history: History) => Judged>> = {
  "Pairs always, looks at 3, 5 and 8": alwaysPaired,
  "Stored sessions, suspects measured in pairs": screenAndPair,
};

/** What only pairs can suffer from. */
const WITHIN_A_JOB: Readonly<Record<string, Partial<World>>> = {
  "each trial 0.3 % slower than the last": { drift: 0.003 },
  "the second of a pair 1 % slower": { carryOver: 0.01 },
  "each start adds 0.5 %, one start a side": { startNoise: 0.005 },
};

/** Pull requests that change nothing, 40 gating metrics. */
export function pairedFalseAlarms(pullRequests: number, seed: number): readonly Figure[] {
  return Object.entries(DESIGNS).flatMap(([section, judge]) =>
    Object.entries({ ...STRESSES, ...WITHIN_A_JOB }).map(([what, change], i) => {
      const { failed, pairs } = sharesOf({ ...STUDY, ...change }, pullRequests, seed + i, judge);
      return {
        section: `${section}: nothing changed`,
        what,
        simulated: pullRequests,
        values: { failed, "pairs a cell": pairs },
        reach: { value: "failed", atMost: 0.05 },
      };
    }),
  );
}

/** The least share of slowed means that must be found, by design and slowdown. */
const REACH: Readonly<Record<string, number>> = { "alwaysPaired 0.05": 0.92, "screenAndPair 0.05": 0.81 };

export function pairedSlowdowns(pullRequests: number, seed: number): readonly Figure[] {
  return Object.entries(DESIGNS).flatMap(([section, judge]) =>
    [0.03, 0.05, 0.1].map((slowdown, i) => {
      const shares = sharesOf({ ...STUDY, slowdown }, pullRequests, seed + i, judge);
      const atLeast = REACH[`${judge.name} ${slowdown}`];
      return {
        section: `${section}: one cell of four slower`,
        what: `${100 * slowdown} %`,
        simulated: pullRequests,
        values: {
          failed: shares.failed,
          "a mean found": shares.mean,
          "a p99 found": shares.tail,
          "pairs a cell": shares.pairs,
        },
        ...(atLeast === undefined ? {} : { reach: { value: "a mean found", atLeast } }),
      };
    }),
  );
}
