import type { Comparison } from "../../../src/model/comparison.ts";
import { type History, historyOf, type Judged, screenAndRestart } from "./pull-request.ts";
import { randomOf } from "./random.ts";
import type { Figure } from "./table.ts";
import { cellName, isTail, STUDY, type World } from "./world.ts";

export const regressions = ({ rows }: Comparison) => rows.filter(({ verdict }) => verdict === "regression");

/** How many of so many pull requests hold, as shares. */
export function sharesOf(world: World, pullRequests: number, seed: number, judge: (history: History) => Judged) {
  const random = randomOf(seed);
  const sums = { suspected: 0, failed: 0, green: 0, blind: 0, mean: 0, tail: 0, pairs: 0 };
  for (let i = 0; i < pullRequests; i++) {
    const { result, suspected, pairs } = judge(historyOf(world, random));
    const found = regressions(result).filter(({ cell, gating }) => gating && cell === cellName(0));
    sums.suspected += Number(suspected);
    sums.failed += Number(result.decision === "fail");
    sums.green += Number(result.decision === "pass");
    sums.blind += Number(result.reasons.some((reason) => /could only have seen|cannot tell a doubling/.test(reason)));
    sums.mean += found.filter(({ metric }) => !isTail(metric)).length / (world.metrics === "ten" ? 7 : 3);
    sums.tail += found.filter(({ metric }) => isTail(metric)).length / 3;
    sums.pairs += pairs;
  }
  const share = (sum: number) => sum / pullRequests;
  return {
    suspected: share(sums.suspected),
    failed: share(sums.failed),
    green: share(sums.green),
    blind: share(sums.blind),
    mean: share(sums.mean),
    tail: share(sums.tail),
    pairs: share(sums.pairs),
  };
}

/** How many pull requests are blamed for what they inherited: shown, and nothing is claimed of it. */
const SLID = "10 sessions, the newest and the head slower by 10 %";

export const STRESSES: Readonly<Record<string, Partial<World>>> = {
  "K 5, correlation 0.5": {},
  "correlation 0": { correlation: 0 },
  "correlation 0.9": { correlation: 0.9 },
  "heterogeneity 0.6": { heterogeneity: 0.6 },
  "5 % bad sessions": { bad: 0.05 },
  "K 3": { sessions: 3 },
  "K 10": { sessions: 10 },
  "t3 everywhere": { heavy: true },
  "sessions of 8 %": { sessionNoise: 0.08 },
  "half of a session is the day's": { day: 0.5 },
  "10 sessions, slower by 10 % five ago": { sessions: 10, shift: 0.1 },
  [SLID]: { sessions: 10, slide: 0.1 },
};

/** Pull requests that change nothing, screened against stored sessions and confirmed on a fresh start: 40 gating metrics. */
export function storedFalseAlarms(pullRequests: number, seed: number): readonly Figure[] {
  return Object.entries(STRESSES).map(([what, change], i) => {
    const shares = sharesOf({ ...STUDY, ...change }, pullRequests, seed + i, screenAndRestart);
    const { suspected, failed } = shares;
    return {
      section: "Stored sessions, nothing changed, 40 gating metrics",
      what,
      simulated: pullRequests,
      values: { "measured again": suspected, failed },
      ...(what === SLID ? {} : { reach: { value: "failed", atMost: 0.05 } }),
    };
  });
}

const GREEN_WORLDS = [3, 5, 8, 12].flatMap((sessions) => [1, 2, 4, 12].map((cells) => ({ sessions, cells })));

/** The default policy on a machine of 3 %. */
export function storedGreen(pullRequests: number, seed: number): readonly Figure[] {
  return GREEN_WORLDS.map(({ sessions, cells }, i) => {
    const world: World = { ...STUDY, metrics: "default", heterogeneity: 0, sessions, cells };
    const { suspected, failed, green, blind } = sharesOf(world, pullRequests, seed + i, screenAndRestart);
    return {
      section: "Stored sessions, nothing changed, the default policy, 3 % from session to session",
      what: `${sessions} sessions, ${cells} cells`,
      simulated: pullRequests,
      values: { "measured again": suspected, failed, green, blind },
      reach: { value: "green", atLeast: 0.95 },
    };
  });
}

export function storedSlowdowns(pullRequests: number, seed: number): readonly Figure[] {
  const worlds = [
    ...[5, 10].flatMap((sessions) => [0.03, 0.05, 0.1, 0.2].map((slowdown) => ({ sessions, slowdown, shift: 0 }))),
    ...[0.1, 0.2].map((slowdown) => ({ sessions: 10, slowdown, shift: 0.15 })),
  ];
  return worlds.map((change, i) => {
    const shares = sharesOf({ ...STUDY, ...change }, pullRequests, seed + i, screenAndRestart);
    return {
      section: "Stored sessions, one cell of four slower, 40 gating metrics",
      what: `${100 * change.slowdown} %, ${change.sessions} sessions${change.shift > 0 ? ", slower by 15 % five ago" : ""}`,
      simulated: pullRequests,
      values: {
        "measured again": shares.suspected,
        failed: shares.failed,
        "a mean found": shares.mean,
        "a p99 found": shares.tail,
      },
    };
  });
}

const NOISES = [0.01, 0.02, 0.03, 0.05, 0.08];

/** The default policy, two cells, on quieter and noisier machines: what ends green, and what is found. */
export function storedMachines(pullRequests: number, seed: number): readonly Figure[] {
  const worlds = [3, 8].flatMap((sessions) => NOISES.map((sessionNoise) => ({ sessions, sessionNoise })));
  return worlds.map((change, i) => {
    const world: World = { ...STUDY, ...change, metrics: "default", heterogeneity: 0, cells: 2 };
    const still = sharesOf(world, pullRequests, seed + i, screenAndRestart);
    const found = [0.05, 0.1, 0.2].map((slowdown) => {
      const { failed } = sharesOf({ ...world, slowdown }, pullRequests / 2, seed + i, screenAndRestart);
      return [`${100 * slowdown} % found`, failed] as const;
    });
    return {
      section: "Stored sessions, the default policy, two cells, one of them slower",
      what: `${change.sessions} sessions, ${100 * change.sessionNoise} % from session to session`,
      simulated: pullRequests,
      values: { failed: still.failed, green: still.green, blind: still.blind, ...Object.fromEntries(found) },
      reach: { value: "failed", atMost: 0.05 },
    };
  });
}
