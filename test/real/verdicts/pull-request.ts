import { compare } from "../../../src/compare/compare.ts";
import type { CompareInput } from "../../../src/compare/compare-input.ts";
import { LOOKS } from "../../../src/compare/looks.ts";
import { type NextPairs, nextLook } from "../../../src/compare/next-look.ts";
import type { Comparison } from "../../../src/model/comparison.ts";
import { DEFAULT_POLICY } from "../../../src/model/policy.ts";
import type { Session } from "../../../src/model/session.ts";
import { found, session } from "../../compare/sessions.ts";
import type { Random } from "./random.ts";
import { cellName, GATE_ALL, type Site, type Start, siteOf, startOf, trials, type World } from "./world.ts";

export interface Judged {
  readonly result: Comparison;
  readonly suspected: boolean;
  /** Pairs of trials measured, per cell of the pull request. */
  readonly pairs: number;
}

export interface History {
  readonly site: Site;
  readonly sessions: readonly Session[];
}

/** One session a day, oldest first. */
export const dayOf = (place: number) => new Date(Date.UTC(2026, 0, 1 + place)).toISOString();

/** Sessions on the present level, where the level has changed. */
const SINCE_SHIFT = 5;

export function historyOf(world: World, random: Random, length = world.sessions): History {
  const site = siteOf(world, random);
  const repeats = Array.from({ length: world.repeats }, (_, repeat) => repeat);
  const levelAt = (k: number) =>
    (k === length - 1 ? Math.log1p(world.slide) : 0) - (k < length - SINCE_SHIFT ? Math.log1p(world.shift) : 0);
  const sessions = Array.from({ length }, (_, k) =>
    session(`b${k}`, trials(site, startOf(site), { variant: "base", round: 0, repeats, moment: () => levelAt(k) }), {
      startedAt: dayOf(k),
    }),
  );
  return { site, sessions };
}

/** The gate's own two steps: screen against the stored sessions, and measure again on a fresh start what looks worse. */
export function screenAndRestart({ site, sessions }: History): Judged {
  const { world } = site;
  const repeats = Array.from({ length: world.repeats }, (_, repeat) => repeat);
  const policy = world.metrics === "default" ? DEFAULT_POLICY : GATE_ALL;
  const day = startOf(site);
  const moment = () => Math.log1p(world.slide);
  const first = trials(site, day, { variant: "head", round: 0, repeats, moment });
  const judge = (head: Session, confirmable: boolean) =>
    compare({ head, baselines: found(...sessions), policy, judge: true, confirmable });
  const screened = judge(session("head", first), true);
  if (screened.suspects.length === 0) return { result: screened, suspected: false, pairs: 0 };
  const cells = screened.suspects;
  const again = trials(site, startOf(site, day), { variant: "head", round: 1, repeats, cells, moment });
  return { result: judge(session("head", [...first, ...again]), false), suspected: true, pairs: 0 };
}

/** Base and head in turn, in one job: both servers run side by side, so the day's shock is the same, and each start its own. */
function pairTrials(site: Site, starts: { head: Start; base: Start }, wanted: readonly NextPairs[], round: number) {
  const { drift, carryOver } = site.world;
  return wanted.flatMap(({ cell, from, to }) => {
    const repeats = Array.from({ length: to - from }, (_, i) => from + i);
    const moment = (variant: "head" | "base") => (pair: number) => {
      const second = (pair % 2 === 0) === (variant === "base") ? 0 : 1;
      return drift * (2 * pair + second) + carryOver * second;
    };
    return (["base", "head"] as const).flatMap((variant) =>
      trials(site, starts[variant], { variant, round, repeats, cells: [cell], moment: moment(variant) }),
    );
  });
}

const ownSide = <R extends { readonly variant: string }>(records: readonly R[], variant: string) =>
  records.filter((one) => one.variant === variant);

/** `paired: always`: no screen; looks as `nextLook` asks for them. */
export function alwaysPaired({ site, sessions }: History): Judged {
  const shared = startOf(site);
  const starts = { head: jitter(site, shared), base: jitter(site, shared) };
  const expectedCells = site.levels.map((_, cell) => cellName(cell));
  const policy = site.world.metrics === "default" ? DEFAULT_POLICY : GATE_ALL;
  let records: ReturnType<typeof pairTrials> = [];
  let pairs = 0;
  for (;;) {
    const input: CompareInput = {
      head: session("head", ownSide(records, "head"), { expectedCells }),
      baselines: found(session("base", ownSide(records, "base"))),
      history: sessions,
      looks: LOOKS,
      policy,
      paired: true,
      judge: true,
      confirmable: true,
    };
    const { cells } = nextLook(input);
    if (cells.length === 0) return { result: compare(input), suspected: pairs > 3, pairs };
    records = [...records, ...pairTrials(site, starts, cells, 0)];
    pairs += cells.reduce((sum, { from, to }) => sum + to - from, 0) / expectedCells.length;
  }
}

/** Screened against the stored sessions; what looks worse is measured in turn with the base. */
export function screenAndPair({ site, sessions }: History): Judged {
  const { world } = site;
  const repeats = Array.from({ length: world.repeats }, (_, repeat) => repeat);
  const policy = world.metrics === "default" ? DEFAULT_POLICY : GATE_ALL;
  const day = startOf(site);
  const starts = { head: jitter(site, day), base: jitter(site, day) };
  let records = trials(site, day, { variant: "head", round: 0, repeats, moment: () => Math.log1p(world.slide) });
  let pairs = 0;
  for (;;) {
    const input: CompareInput = {
      head: session("head", records),
      baselines: found(...sessions),
      looks: LOOKS,
      confirmBy: "pairs",
      policy,
      judge: true,
      confirmable: true,
    };
    const { cells } = nextLook(input);
    if (cells.length === 0) return { result: compare({ ...input, confirmable: false }), suspected: pairs > 0, pairs };
    records = [...records, ...pairTrials(site, starts, cells, 1)];
    pairs += cells.reduce((sum, { from, to }) => sum + to - from, 0) / world.cells;
  }
}

/** What a start of the server adds of its own, when base and head run on one machine on one day. */
function jitter(site: Site, shared: Start): Start {
  const { startNoise } = site.world;
  return shared.map((row) => row.map((value) => value + startNoise * site.random.normal()));
}
