import { compare } from "../../../src/compare/compare.ts";
import { measure } from "../../../src/load/metrics.ts";
import type { TrialRecord } from "../../../src/model/record.ts";
import type { RequestLogs, Requests } from "../../../src/model/requests.ts";
import { found, record, session } from "../../compare/sessions.ts";
import { type Server, scheduleOf, serve } from "./queueing.ts";
import { type Random, randomOf } from "./random.ts";
import type { Figure } from "./table.ts";

const PAIRS = 8;
/** The level of one test, as it is left of alpha 0.05 over ten gating rows. */
const LEVEL = 0.005;
const LOAD = { requests: 200, rate: 8 };
const METRICS = ["p99_ttft_ms", "p99_tpot_ms", "p99_e2el_ms"] as const;

const LEAST: Readonly<Record<(typeof METRICS)[number], number>> = {
  p99_ttft_ms: 0.2,
  p99_tpot_ms: 0.9,
  p99_e2el_ms: 0.95,
};

/** Tails of a queueing simulation: pairs that were sent the same requests, judged request by request and by their p99. */
export function tails(pullRequests: number, seed: number): readonly Figure[] {
  return [1, 1.05].flatMap((slowness, i) => {
    const random = randomOf(seed + i);
    const sums = new Map<string, number>();
    const add = (key: string, holds: boolean) => sums.set(key, (sums.get(key) ?? 0) + Number(holds));
    for (let k = 0; k < pullRequests; k++) {
      const { head, base, requests } = pullRequest({ ...LOAD, slowness }, random);
      for (const [method, logs] of [
        ["requests", requests],
        ["scalar", new Map()],
      ] as const) {
        for (const row of judged(head, base, logs)) {
          const p = row.change > 0 ? row.evidence.p : 1;
          add(`${method} ${row.metric}`, p <= LEVEL);
          add(`${method} ${row.metric} .05`, p <= 0.05);
        }
      }
    }
    const share = (key: string) => (sums.get(key) ?? 0) / pullRequests;
    return METRICS.map((metric) => ({
      section: "Tails of a queueing simulation, 8 pairs of 200 requests at 8 req/s",
      what: `${metric}, ${slowness === 1 ? "nothing changed" : "every step 5 % longer"}`,
      simulated: pullRequests,
      values: {
        "request-paired, p ≤ .005": share(`requests ${metric}`),
        "p99 of each pair, p ≤ .005": share(`scalar ${metric}`),
        "request-paired, p ≤ .05": share(`requests ${metric} .05`),
        "p99 of each pair, p ≤ .05": share(`scalar ${metric} .05`),
      },
      reach:
        slowness === 1
          ? { value: "request-paired, p ≤ .05", atMost: 0.05 }
          : { value: "request-paired, p ≤ .005", atLeast: LEAST[metric] },
    }));
  });
}

interface PullRequest {
  readonly head: readonly TrialRecord[];
  readonly base: readonly TrialRecord[];
  readonly requests: RequestLogs;
}

function pullRequest(server: Server, random: Random): PullRequest {
  const requests = new Map<TrialRecord, { requests: Requests; digests: { schedule: string; requests: string } }>();
  const trial = (repeat: number, log: Requests) => {
    const { metrics } = measure(log);
    const shown = Object.fromEntries(METRICS.map((id) => [id, metrics[id] ?? Number.NaN]));
    const made = record(shown, { repeat, seed: repeat });
    requests.set(made, { requests: log, digests: { schedule: String(repeat), requests: String(repeat) } });
    return made;
  };
  const sides = Array.from({ length: PAIRS }, (_, repeat) => {
    const jobs = scheduleOf(server, random);
    const base = trial(repeat, serve(jobs, { ...server, slowness: 1 }, random));
    return { base, head: trial(repeat, serve(jobs, server, random)) };
  });
  return { head: sides.map(({ head }) => head), base: sides.map(({ base }) => base), requests };
}

function judged(head: readonly TrialRecord[], base: readonly TrialRecord[], requests: RequestLogs) {
  const { rows } = compare({
    head: session("head", head),
    baselines: found(session("base", base)),
    policy: { alpha: 0.05, metrics: {}, slo: {} },
    paired: true,
    requests,
    judge: true,
    confirmable: false,
  });
  return rows.flatMap((row) => (row.verdict === "not-comparable" || row.metric === "success_rate" ? [] : [row]));
}
