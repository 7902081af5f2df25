import { readFileSync } from "node:fs";
import { compare } from "../../../src/compare/compare.ts";
import { metricOf } from "../../../src/model/metric.ts";
import type { MetricPolicy } from "../../../src/model/policy.ts";
import { found, record, session } from "../../compare/sessions.ts";
import { PEERS } from "./peers.ts";
import { dayOf } from "./pull-request.ts";
import { type Random, randomOf } from "./random.ts";
import type { Figure } from "./table.ts";

/** Columns of the file, and what they are called here. */
const COLUMNS: Readonly<Record<string, string>> = {
  average_latency: "avg_latency",
  "50_percentile_latency": "p50_latency",
  throughput: "requests_per_second",
  token_throughput: "tokens_per_second",
  request_throughput: "request_throughput",
  input_token_throughput: "input_throughput",
  output_token_throughput: "output_throughput",
  mean_ttft: "mean_ttft_ms",
  median_ttft: "median_ttft_ms",
  p99_ttft: "p99_ttft_ms",
  mean_tpot: "mean_tpot_ms",
  median_tpot: "median_tpot_ms",
  p99_tpot: "p99_tpot_ms",
};

type Run = Readonly<Record<string, number>>;

const BASELINES = 8;
const LONGEST_HISTORY = 31;
/** Of the rules of others: with fewer runs they do not judge. */
const LEAST_HISTORY = 10;
/** Share of the metrics that an injected slowdown hits. */
const HIT = 0.25;
const GATING: MetricPolicy = { gate: true, relative: 0.02, absolute: 0, mustSee: 1 };

/**
 * A nightly history of real commits, one run each. Nothing can be measured again, so the next commit's run stands in for the
 * fresh start, also for the rules of others: an alarm counts when two runs in a row raise it.
 */
export function ciHistory(file: string, seed: number): readonly Figure[] {
  const runs = readRuns(file);
  const places = runs.map((_, place) => place).slice(LONGEST_HISTORY, -1);
  return [0, 0.05, 0.1].flatMap((slowdown, i) => {
    const random = randomOf(seed + i);
    const seen = places.map((place) => judgeCommit(runs, place, slowdown, random));
    const named = (name: string) => seen.map((one) => one.get(name) ?? { alarm: false, hits: 0, found: 0 });
    return [...(seen[0]?.keys() ?? [])].map((name) => {
      const all = named(name);
      const sum = (value: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + value(one), 0);
      return {
        section: `A real history of ${runs.length} commits (development data, not proof)`,
        what: `${name}, ${slowdown === 0 ? "as it was" : `${100 * slowdown} % injected`}`,
        simulated: places.length,
        values: {
          "alerts a commit": sum(({ alarm }) => Number(alarm)) / places.length,
          ...(slowdown === 0 ? {} : { "injected found": sum((one) => one.found) / sum(({ hits }) => hits) }),
        },
      };
    });
  });
}

interface Seen {
  readonly alarm: boolean;
  readonly hits: number;
  readonly found: number;
}

function judgeCommit(runs: readonly Run[], place: number, slowdown: number, random: Random): Map<string, Seen> {
  const [head, next] = [runs[place] ?? {}, runs[place + 1] ?? {}];
  const hit = new Set(Object.keys(head).filter(() => random.uniform() < HIT));
  const slowed = (run: Run) =>
    Object.fromEntries(
      Object.entries(run).map(([id, value]) => [id, hit.has(id) ? value * worse(id, slowdown) : value]),
    );
  const past = runs.slice(place - LONGEST_HISTORY, place);
  const about = (alarms: ReadonlySet<string>): Seen => ({
    alarm: alarms.size > 0,
    hits: hit.size,
    found: [...hit].filter((id) => alarms.has(id)).length,
  });
  const result = new Map([["llm-perf-gate", about(ours(past.slice(-BASELINES), slowed(head), slowed(next)))]]);
  for (const { name, alarms } of PEERS.filter((peer) => !peer.name.startsWith("benchstat"))) {
    const raised = (run: Run) =>
      new Set(
        Object.entries(run).flatMap(([id, value]) => {
          const turn = (one: number) => (worse(id, 1) > 1 ? one : 1 / one);
          const history = past.flatMap((one) => (one[id] === undefined ? [] : [turn(one[id])]));
          return history.length >= LEAST_HISTORY && alarms({ history, head: turn(value), before: [], after: [] })
            ? [id]
            : [];
        }),
      );
    const [first, second] = [raised(slowed(head)), raised(slowed(next))];
    result.set(name, about(first));
    result.set(`${name}, twice`, about(new Set([...first].filter((id) => second.has(id)))));
  }
  return result;
}

function ours(past: readonly Run[], head: Run, next: Run): ReadonlySet<string> {
  const ids = Object.keys(head);
  const { rows } = compare({
    head: session("head", [record(head), record(next, { round: 1 })]),
    baselines: found(...past.map((run, k) => session(`b${k}`, [record(run)], { startedAt: dayOf(k) }))),
    policy: { alpha: 0.05, metrics: Object.fromEntries(ids.map((id) => [id, GATING])), slo: {} },
    judge: true,
    confirmable: false,
  });
  return new Set(rows.filter(({ verdict }) => verdict === "regression").map(({ metric }) => metric));
}

function worse(id: string, by: number): number {
  return metricOf(id)?.betterWhen === "higher" ? 1 / (1 + by) : 1 + by;
}

function readRuns(file: string): readonly Run[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const names = header.split(",").map((name) => COLUMNS[name]);
  return lines.map((line) =>
    Object.fromEntries(
      line.split(",").flatMap((cell, i) => {
        const [name, value] = [names[i], Number(cell)];
        return name === undefined || !(value > 0) ? [] : [[name, value] as const];
      }),
    ),
  );
}
