import * as Plot from "@observablehq/plot";
import type { Samples, SeriesData } from "../html/page-data.ts";
import { COLORS } from "./figure.ts";
import { median } from "./series-chart.ts";

/** A series' medians without axes, its newest value as a dot, changes of level as lines. */
export function sparkline({ changes }: SeriesData, samples: Samples) {
  const points = samples.flatMap((own, slot) => {
    const value = median(own);
    return value === undefined ? [] : [{ slot, value }];
  });
  const chart = Plot.plot({
    width: 180,
    height: 30,
    margin: 4,
    axis: null,
    style: { background: "transparent", color: "var(--text)" },
    x: { domain: [0, Math.max(1, samples.length - 1)] },
    marks: [
      Plot.ruleX(changes, {
        x: ({ slot }: { slot: number }) => slot - 0.5,
        stroke: COLORS.change,
        strokeDasharray: "2,2",
      }),
      Plot.line(points, { x: "slot", y: "value", stroke: COLORS.base, strokeWidth: 1.25 }),
      Plot.dot(points.slice(-1), { x: "slot", y: "value", r: 2.5, fill: COLORS.head }),
    ],
  });
  chart.setAttribute("aria-hidden", "true");
  return chart;
}
