import * as Plot from "@observablehq/plot";
import type { DistributionLine } from "../html/page-data.ts";
import { COLORS, LOOKS } from "./figure.ts";
import { say } from "./words.ts";

/** The share of requests that were at most so slow, a line a repeat; the far tail is cut where one request would squeeze all others. */
export function distributionChart(
  measure: string,
  lines: readonly DistributionLine[],
  shares: readonly number[],
  width: number,
) {
  const last = shares.findIndex((share) => share >= 0.999);
  const points = lines.flatMap(({ side, label, values }) =>
    values.flatMap((value, index) => (index > last ? [] : [{ value, share: shares[index] ?? 0, side, line: label }])),
  );
  const [least, most] = [Math.min(...points.map(({ value }) => value)), Math.max(...points.map(({ value }) => value))];
  return Plot.plot({
    ...LOOKS,
    width,
    height: 190,
    marginLeft: 44,
    marginBottom: 34,
    x: { label: `${measure.toUpperCase()} (ms)`, type: least > 0 && most / least > 50 ? "log" : "linear", ticks: 5 },
    y: { label: say("share of requests"), domain: [0, 1], tickFormat: ".0%", ticks: 4 },
    color: { type: "identity" },
    marks: [
      Plot.gridY({ ticks: 4, stroke: COLORS.quiet, strokeOpacity: 0.6 }),
      Plot.line(points, {
        x: "value",
        y: "share",
        z: "line",
        stroke: ({ side }: DistributionLine) => COLORS[side],
        strokeWidth: 1.5,
        strokeOpacity: 0.8,
        curve: "monotone-y",
      }),
      Plot.ruleX(points, Plot.pointerX({ x: "value", stroke: COLORS.text, strokeDasharray: "2,2" })),
      Plot.tip(
        points,
        Plot.pointer({
          x: "value",
          y: "share",
          title: ({ value, share, line }: { value: number; share: number; line: string }) =>
            `${line}\n${(100 * share).toFixed(1)} % ≤ ${Number(value.toPrecision(4))} ms`,
          fontSize: 12,
        }),
      ),
    ],
  });
}
