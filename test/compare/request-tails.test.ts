import { expect, it } from "vitest";
import { compare } from "../../src/compare/compare.ts";
import { tailChanges } from "../../src/compare/request-tails.ts";
import { metricOf } from "../../src/model/metric.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import type { RequestLog, Requests } from "../../src/model/requests.ts";
import { found, record, session } from "./sessions.ts";

/** Twenty requests, of which the last two are slow. Latencies in µs. */
const LATENCIES = [...Array.from({ length: 18 }, (_, i) => 1000 + 10 * i), 9000, 12_000];

function logOf(latencies: readonly number[], more: Partial<Requests> = {}, schedule = "s"): RequestLog {
  const column = (value: (row: number) => number) => Uint32Array.from(latencies, (_, row) => value(row));
  const requests: Requests = {
    startUs: column(() => 0),
    ttftUs: column((row) => latencies[row] ?? 0),
    e2elUs: column((row) => 10 * (latencies[row] ?? 0)),
    promptTokens: column(() => 8),
    outputTokens: column(() => 4),
    status: column(() => 0),
    queueUs: column(() => 0),
    gapCount: column(() => 0),
    gapsUs: new Uint32Array(0),
    durationUs: 1,
    ...more,
  };
  return { requests, digests: { schedule, requests: "r" } };
}

const metric = (id: string) => {
  const known = metricOf(id);
  if (known === undefined) throw new Error(id);
  return known;
};

function changeOf(head: RequestLog, base = logOf(LATENCIES), id = "p99_ttft_ms") {
  const [h, b] = [record({ [id]: 1 }), record({ [id]: 1 }, { variant: "base" })];
  const logs = new Map<TrialRecord, RequestLog>([
    [h, head],
    [b, base],
  ]);
  return tailChanges([[h, b]], metric(id), logs)?.[0];
}

it("compares the same slow requests, whatever happened to the fast ones", () => {
  const head = logOf(LATENCIES.map((value) => (value > 5000 ? value * 1.1 : value * 3)));
  expect(changeOf(head)).toBeCloseTo(Math.log(1.1), 3);
});

it("chooses the slow requests by both sides together, so that swapping them turns the sign", () => {
  const head = logOf([...LATENCIES].reverse());
  expect(changeOf(head)).toBeCloseTo(-(changeOf(logOf(LATENCIES), head) ?? Number.NaN), 12);
});

it.each([
  ["p99_ttft_ms", 1],
  ["p99_e2el_ms", 1],
  ["p95_tpot_ms", 1],
  ["p99_itl_ms", 0],
  ["median_ttft_ms", 0],
])("reads %s from the requests: %i", (id, known) => {
  expect(changeOf(logOf(LATENCIES.map((value) => value * 2)), logOf(LATENCIES), id) !== undefined).toBe(known === 1);
});

it.each([
  ["another schedule", logOf(LATENCIES, {}, "other")],
  ["another number of requests", logOf(LATENCIES.slice(1))],
  ["another number of output tokens", logOf(LATENCIES, { outputTokens: new Uint32Array(20).fill(5) })],
])("falls back to the printed percentile with %s", (_, head) => {
  expect(changeOf(head)).toBeUndefined();
});

it("leaves out requests that did not complete on both sides", () => {
  const status = Uint32Array.from(LATENCIES, (value) => (value > 10_000 ? 3 : 0));
  const head = logOf(
    LATENCIES.map((value) => (value > 10_000 ? value * 50 : value)),
    { status },
  );
  expect(changeOf(head)).toBeCloseTo(0, 9);
});

it("judges a tail by pairs of requests, and keeps the printed percentiles beside it", () => {
  const id = "p99_ttft_ms";
  const logs = new Map<TrialRecord, RequestLog>();
  const side = (variant: string, factors: readonly number[]) =>
    factors.map((factor, repeat) => {
      const made = record({ [id]: 12 * factor * (repeat % 2 === 0 ? 1 : 3) }, { variant, repeat });
      logs.set(made, logOf(LATENCIES.map((value) => Math.round(value * factor))));
      return made;
    });
  const { rows } = compare({
    head: session("head", side("head", [1.05, 1.06, 1.04, 1.05])),
    baselines: found(session("base", side("base", [1, 1, 1, 1]))),
    policy: { alpha: 0.05, metrics: { [id]: { gate: true, relative: 0.02, absolute: 0, mustSee: 0.2 } }, slo: {} },
    paired: true,
    requests: logs,
    judge: true,
    confirmable: false,
  });
  const row = rows.find((one) => one.metric === id);
  expect(row).toMatchObject({ verdict: "regression" });
  if (row === undefined || row.verdict === "not-comparable") throw new Error("expected a judged row");
  expect(row.evidence.tails).toHaveLength(4);
  expect(row.change).toBeCloseTo(0.05, 2);
  expect(row.evidence.samples.base[0]).toEqual([12, 36, 12, 36]);
});
