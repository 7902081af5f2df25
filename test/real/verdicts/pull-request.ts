import { compare } from "../../../src/compare/compare.ts";
import type { Comparison } from "../../../src/model/comparison.ts";
import { DEFAULT_POLICY } from "../../../src/model/policy.ts";
import type { Session } from "../../../src/model/session.ts";
import { found, session } from "../../compare/sessions.ts";
import type { Random } from "./random.ts";
import { GATE_ALL, type Site, siteOf, startOf, trials, type World } from "./world.ts";

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

export function historyOf(world: World, random: Random, length = world.sessions): History {
  const site = siteOf(world, random);
  const repeats = Array.from({ length: world.repeats }, (_, repeat) => repeat);
  const sessions = Array.from({ length }, (_, k) =>
    session(`b${k}`, trials(site, startOf(site), { variant: "base", round: 0, repeats })),
  );
  return { site, sessions };
}

/** The gate's own two steps: screen against the stored sessions, and measure again on a fresh start what looks worse. */
export function screenAndRestart({ site, sessions }: History): Judged {
  const { world } = site;
  const repeats = Array.from({ length: world.repeats }, (_, repeat) => repeat);
  const policy = world.metrics === "default" ? DEFAULT_POLICY : GATE_ALL;
  const day = startOf(site);
  const first = trials(site, day, { variant: "head", round: 0, repeats });
  const judge = (head: Session, confirmable: boolean) =>
    compare({ head, baselines: found(...sessions), policy, judge: true, confirmable });
  const screened = judge(session("head", first), true);
  if (screened.suspects.length === 0) return { result: screened, suspected: false, pairs: 0 };
  const again = trials(site, startOf(site, day), { variant: "head", round: 1, repeats, cells: screened.suspects });
  return { result: judge(session("head", [...first, ...again]), false), suspected: true, pairs: 0 };
}
