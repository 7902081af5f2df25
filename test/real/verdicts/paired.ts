import { alwaysPaired, type History, type Judged, screenAndPair } from "./pull-request.ts";
import { STRESSES, sharesOf } from "./stored.ts";
import type { Figure } from "./table.ts";
import { STUDY, type World } from "./world.ts";

type Judge = (history: History) => Judged;

const ALWAYS = { section: "Pairs always, looks at 3, 5 and 8", judge: alwaysPaired, least: 0.92 };
const SCREENED = { section: "Stored sessions, suspects measured in pairs", judge: screenAndPair, least: 0.81 };

/** Nobody can tell one start's luck from the change: the row shows what it costs, and nothing is claimed of it. */
const SHARED_START = "each start adds 0.5 %, one start a side";

/** What only pairs can suffer from. */
const WITHIN_A_JOB: Readonly<Record<string, Partial<World>>> = {
  "each trial 0.3 % slower than the last": { drift: 0.003 },
  "the second of a pair 1 % slower": { carryOver: 0.01 },
  [SHARED_START]: { startNoise: 0.005 },
};

/** Pull requests that change nothing, 40 gating metrics, every cell in pairs. */
export function pairedFalseAlarms(pullRequests: number, seed: number): readonly Figure[] {
  return falseAlarms(ALWAYS.section, ALWAYS.judge, pullRequests, seed);
}

/** The same, with pairs only for what the stored sessions make suspect. */
export function screenedFalseAlarms(pullRequests: number, seed: number): readonly Figure[] {
  return falseAlarms(SCREENED.section, SCREENED.judge, pullRequests, seed);
}

function falseAlarms(section: string, judge: Judge, pullRequests: number, seed: number): readonly Figure[] {
  return Object.entries({ ...STRESSES, ...WITHIN_A_JOB }).map(([what, change], i) => {
    const { failed, pairs } = sharesOf({ ...STUDY, ...change }, pullRequests, seed + i, judge);
    return {
      section: `${section}: nothing changed, 40 gating metrics`,
      what,
      simulated: pullRequests,
      values: { failed, "pairs a cell": pairs },
      ...(what === SHARED_START ? {} : { reach: { value: "failed", atMost: 0.05 } }),
    };
  });
}

export function pairedSlowdowns(pullRequests: number, seed: number): readonly Figure[] {
  return [ALWAYS, SCREENED].flatMap(({ section, judge, least }) =>
    [0.03, 0.05, 0.1].map((slowdown, i) => {
      const shares = sharesOf({ ...STUDY, slowdown }, pullRequests, seed + i, judge);
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
        ...(slowdown === 0.05 ? { reach: { value: "a mean found", atLeast: least } } : {}),
      };
    }),
  );
}
