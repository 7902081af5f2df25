import * as Plot from "@observablehq/plot";
import { formatNumber } from "../format.ts";
import type { SweepData, SweepPoint } from "../html/page-data.ts";
import { COLORS, LOOKS } from "./figure.ts";
import { paretoFront } from "./pareto-front.ts";
import { say } from "./words.ts";

/** Throughput against latency, both sides: right and down is better. The line is the Pareto front. */
export function sweepChart({ points, latency, statement }: SweepData, width: number) {
  const sides = (["base", "head"] as const).map((side) => points.filter((point) => point.side === side));
  const spread = Math.max(...points.map((point) => point.latency)) / Math.min(...points.map((point) => point.latency));
  const knees = statement === undefined ? [] : kneesOf(points, statement.knee);
  return Plot.plot({
    ...LOOKS,
    width,
    height: 280,
    marginLeft: 56,
    marginRight: 48,
    marginBottom: 38,
    x: { label: say("throughput (tok/s) →"), nice: true, zero: true, ticks: 6 },
    y: { label: `${latency.metric} (${latency.unit})`, type: spread > 20 ? "log" : "linear", nice: true, ticks: 6 },
    color: { type: "identity" },
    symbol: { type: "identity" },
    marks: [
      Plot.gridX({ stroke: COLORS.quiet, strokeOpacity: 0.6 }),
      Plot.gridY({ stroke: COLORS.quiet, strokeOpacity: 0.6 }),
      ...sides.map((side) =>
        Plot.line(paretoFront(side), {
          x: "throughput",
          y: "latency",
          stroke: ({ side: which }: SweepPoint) => COLORS[which],
          strokeWidth: 1.5,
          z: "side",
        }),
      ),
      Plot.dot(knees, {
        x: "throughput",
        y: "latency",
        r: 9,
        stroke: ({ side }: SweepPoint) => COLORS[side],
        strokeDasharray: "2,2",
      }),
      Plot.dot(points, {
        x: "throughput",
        y: "latency",
        r: 4,
        fill: ({ side }: SweepPoint) => COLORS[side],
        symbol: ({ side }: SweepPoint) => (side === "head" ? "diamond" : "circle"),
      }),
      Plot.text(sides[1] ?? [], {
        x: "throughput",
        y: "latency",
        text: "load",
        dx: 7,
        textAnchor: "start",
        dy: 9,
        fill: COLORS.text,
      }),
      Plot.tip(
        points,
        Plot.pointer({
          x: "throughput",
          y: "latency",
          title: ({ side, load, throughput, latency: value }: SweepPoint) =>
            `${say(side)}, ${load}\n${formatNumber(throughput)} tok/s\n${formatNumber(value)} ${latency.unit}`,
          fontSize: 12,
        }),
      ),
    ],
  });
}

function kneesOf(
  points: readonly SweepPoint[],
  knee: { readonly base: number; readonly head: number },
): readonly SweepPoint[] {
  return points.filter(({ side, throughput }) => throughput === knee[side]);
}
