import { compare } from "../../src/compare/compare.ts";
import type { Comparison } from "../../src/model/comparison.ts";
import { DEFAULT_POLICY } from "../../src/model/policy.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import { found, record, session } from "./sessions.ts";

/** Pull requests with a known truth. Noise is given as a coefficient of variation. */
export interface World {
  readonly seed: number;
  readonly pullRequests: number;
  readonly sessions: number;
  readonly repeats: number;
  readonly cells: number;
  readonly sessionNoise: number;
  readonly repeatNoise: number;
  /** Correlation of a session's shocks between rows. */
  readonly shared: number;
  /** True slowdown of the head, in every cell. */
  readonly slowdown: number;
}

export interface Shares {
  readonly suspected: number;
  readonly failed: number;
  readonly passed: number;
  readonly blind: number;
}

/** mulberry32: small, seeded, good enough for noise. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function gauss(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** What gates by default in a serving cell, and which way a slowdown moves it. */
const METRICS = { output_throughput: -1, mean_tpot_ms: 1, median_tpot_ms: 1 } as const;

type Names = keyof typeof METRICS;

/** The trials of one server start. */
function start(world: World, normal: () => number, slowdown: number, round: number): readonly TrialRecord[] {
  const common = normal();
  return Array.from({ length: world.cells }, (_, c) => {
    const shocks = (Object.keys(METRICS) as Names[]).map((name) => ({
      name,
      shock: world.sessionNoise * (Math.sqrt(world.shared) * common + Math.sqrt(1 - world.shared) * normal()),
    }));
    return Array.from({ length: world.repeats }, (_, repeat) => {
      const metrics = shocks.map(({ name, shock }) => {
        const log = METRICS[name] * (shock + world.repeatNoise * normal() + Math.log1p(slowdown));
        return [name, 100 * Math.exp(log)] as const;
      });
      return record(Object.fromEntries(metrics), { cell: `serving_${c}/qps=inf`, repeat, round });
    });
  }).flat();
}

/** The gate's own two steps: screen, and measure again what looks worse. */
function pullRequest(world: World, normal: () => number): { readonly suspected: boolean; readonly result: Comparison } {
  const bases = Array.from({ length: world.sessions }, (_, k) => session(`b${k}`, start(world, normal, 0, 0)));
  const first = start(world, normal, world.slowdown, 0);
  const again = start(world, normal, world.slowdown, 1);
  const judge = (records: readonly TrialRecord[], confirmable: boolean) =>
    compare({
      head: session("head", records),
      baselines: found(...bases),
      policy: DEFAULT_POLICY,
      judge: true,
      confirmable,
    });
  const screened = judge(first, true);
  if (screened.suspects.length === 0) return { suspected: false, result: screened };
  const measured = again.filter(({ cell }) => screened.suspects.includes(cell));
  return { suspected: true, result: judge([...first, ...measured], false) };
}

export function simulate(world: World): Shares {
  const normal = gauss(uniform(world.seed));
  const all = Array.from({ length: world.pullRequests }, () => pullRequest(world, normal));
  const share = (holds: (one: (typeof all)[number]) => boolean) => all.filter(holds).length / all.length;
  return {
    suspected: share(({ suspected }) => suspected),
    failed: share(({ result }) => result.decision === "fail"),
    passed: share(({ result }) => result.decision === "pass"),
    blind: share(({ result }) => result.reasons.some((reason) => reason.includes("could only have seen"))),
  };
}
