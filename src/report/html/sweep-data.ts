import type { Comparison, Row, Sweep } from "../../model/comparison.ts";
import { plainText } from "../../model/plain-text.ts";
import type { SweepData, SweepPoint } from "./page-data.ts";

/** `serving_x/qps=4` and `serving_x/qps=inf,concurrency=32` are points of the sweep `serving_x`. */
const POINT = /^(?<test>.+)\/(?<load>qps=[^/]+)$/;

const LEAST_POINTS = 3;
const THROUGHPUTS = ["output_throughput", "total_token_throughput", "request_throughput"];

/** What a user waits for, the most telling first. */
const LATENCIES = [
  "mean_e2el_ms",
  "median_e2el_ms",
  "median_tpot_ms",
  "mean_tpot_ms",
  "median_ttft_ms",
  "mean_ttft_ms",
];

/** The curves of every test that was measured at three load points or more, judged or not. */
export function sweepsData({ rows, sweeps = [] }: Comparison): readonly SweepData[] {
  const tests = new Map<string, Map<string, Row[]>>();
  for (const row of rows) {
    const { test, load } = POINT.exec(row.cell)?.groups ?? {};
    if (test === undefined || load === undefined) continue;
    const loads = tests.get(test) ?? new Map<string, Row[]>();
    tests.set(test, loads.set(load, [...(loads.get(load) ?? []), row]));
  }
  return [...tests].flatMap(([test, loads]) => sweepOf(test, loads, sweeps) ?? []);
}

function sweepOf(
  test: string,
  loads: ReadonlyMap<string, readonly Row[]>,
  said: readonly Sweep[],
): SweepData | undefined {
  const all = [...loads.values()].flat();
  const known = (ids: readonly string[]) =>
    ids.find((id) => all.filter(({ metric }) => metric === id).length >= LEAST_POINTS);
  const [throughput, latency] = [known(THROUGHPUTS), known(LATENCIES)];
  if (throughput === undefined || latency === undefined) return undefined;
  const points = (["base", "head"] as const).flatMap((side) =>
    [...loads].flatMap(([load, rows]): readonly SweepPoint[] => {
      const value = (id: string) => rows.find(({ metric }) => metric === id)?.[side];
      const [x, y] = [value(throughput), value(latency)];
      if (x === undefined || y === undefined) return [];
      return [{ side, cell: plainText(`${test}/${load}`), load: plainText(load, 80), throughput: x, latency: y }];
    }),
  );
  const statement = said.find((one) => one.test === test);
  const unit = all.find(({ metric }) => metric === latency)?.unit ?? "";
  return {
    test: plainText(test),
    latency: { metric: latency, unit },
    points,
    ...(statement === undefined ? {} : { statement: plainStatement(statement) }),
  };
}

function plainStatement({
  verdict,
  changes,
  knee,
  worseInBoth,
  betterInBoth,
}: Sweep): NonNullable<SweepData["statement"]> {
  return {
    verdict,
    changes,
    knee,
    worseInBoth: worseInBoth.map((cell) => plainText(cell)),
    betterInBoth: betterInBoth.map((cell) => plainText(cell)),
  };
}
