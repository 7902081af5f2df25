import type { JudgedRow, Sweep } from "../model/comparison.ts";
import { grouped } from "../model/grouped.ts";
import { metricOf } from "../model/metric.ts";
import { tQuantile } from "./distributions.ts";
import { mean } from "./sample.ts";
import { worseSign } from "./wording.ts";

/** `serving_x/qps=4` and `serving_x/qps=inf,concurrency=32` are points of the sweep `serving_x`. */
const POINT = /^(?<test>.+)\/(?<load>qps=[^/]+)$/;

/** Two points are a line, not a sweep. */
const LEAST_POINTS = 3;

const THROUGHPUT = "output_throughput";

/** What a user waits for, the most telling first. */
const LATENCIES = ["mean_e2el_ms", "median_e2el_ms", "mean_tpot_ms", "mean_ttft_ms"];

interface Point {
  readonly cell: string;
  readonly test: string;
  readonly throughput: JudgedRow;
  readonly latency: JudgedRow;
}

/** One statement for all load points of a test, beside the cells' own: it shows, and does not decide. */
export function sweepsOf(rows: readonly JudgedRow[], alpha: number): readonly Sweep[] {
  const points = [...grouped(rows, ({ cell }) => cell)].flatMap(([cell, own]) => pointOf(cell, own) ?? []);
  return [...grouped(points, ({ test }) => test)]
    .filter(([, own]) => own.length >= LEAST_POINTS)
    .map(([test, own]) => sweepOf(test, own, alpha));
}

function pointOf(cell: string, rows: readonly JudgedRow[]): Point | undefined {
  const test = POINT.exec(cell)?.groups?.["test"];
  const judged = (id: string) => rows.find(({ metric }) => metric === id);
  const throughput = judged(THROUGHPUT);
  const latency = LATENCIES.flatMap((id) => judged(id) ?? [])[0];
  return test === undefined || throughput === undefined || latency === undefined
    ? undefined
    : { cell, test, throughput, latency };
}

function sweepOf(test: string, points: readonly Point[], alpha: number): Sweep {
  const both = (sign: 1 | -1) =>
    points
      .filter(({ throughput, latency }) => sign * throughput.change < 0 && sign * latency.change > 0)
      .map(({ cell }) => cell);
  const changes = [points.map(({ throughput }) => throughput), points.map(({ latency }) => latency)].map((rows) =>
    together(rows, alpha),
  );
  return {
    test,
    points: points.length,
    changes,
    verdict: verdictOf(changes),
    worseInBoth: both(1),
    betterInBoth: both(-1),
    knee: { base: kneeOf(points, "base"), head: kneeOf(points, "head") },
  };
}

type Change = Sweep["changes"][number];

function verdictOf(changes: readonly Change[]): Sweep["verdict"] {
  const [worse, better] = ["worse" as const, "better" as const].map((which) =>
    changes.some(({ seen }) => seen === which),
  );
  if (worse && better) return "traded";
  if (worse) return "worse";
  return better ? "better" : "no difference seen";
}

/**
 * The mean change of the logarithm over the points. A session shakes all points together, so the mean is taken to be
 * no better known than one point: its standard error is the mean of theirs.
 */
function together(rows: readonly JudgedRow[], alpha: number): Change {
  const id = rows[0]?.metric ?? "";
  const metric = metricOf(id);
  const change = mean(rows.map((row) => Math.log1p(row.change)));
  const error = mean(rows.map(({ evidence }) => evidence.standardError ?? Number.NaN));
  const df = Math.min(...rows.map(({ evidence }) => evidence.df));
  const half = tQuantile(1 - alpha / 2, df) * error;
  const grew = Math.abs(change) > half ? Math.sign(change) : 0;
  const worse = metric === undefined ? 1 : worseSign(metric);
  return {
    metric: id,
    change: Math.expm1(change),
    interval: [Math.expm1(change - half), Math.expm1(change + half)],
    seen: grew === 0 ? "nothing" : grew === worse ? "worse" : "better",
  };
}

/**
 * Where more load stops paying: the throughput of the point whose throughput over latency is largest
 * (Kleinrock 1979, "Power and deterministic rules of thumb for probabilistic problems in computer communications").
 */
function kneeOf(points: readonly Point[], side: "base" | "head"): number {
  const power = ({ throughput, latency }: Point) => throughput[side] / latency[side];
  const best = [...points].sort((a, b) => power(b) - power(a))[0];
  return best?.throughput[side] ?? Number.NaN;
}
