import * as Plot from "@observablehq/plot";
import type { Trace } from "../../model/material.ts";
import { COLORS, LOOKS } from "./figure.ts";
import { say } from "./words.ts";

/** One quantity of a trial over its seconds. */
export function timelineChart({ name, unit, seconds, values }: Trace, width: number) {
  const points = seconds.map((second, index) => ({ second, value: values[index] ?? Number.NaN }));
  return Plot.plot({
    ...LOOKS,
    width,
    height: 110,
    marginLeft: 48,
    marginBottom: 30,
    x: { label: say("seconds"), ticks: 6 },
    y: { label: `${name}${unit === "" ? "" : ` (${unit})`}`, ticks: 3, zero: true, nice: true },
    marks: [
      Plot.gridY({ ticks: 3, stroke: COLORS.quiet, strokeOpacity: 0.6 }),
      Plot.line(points, { x: "second", y: "value", stroke: COLORS.head, strokeWidth: 1.5 }),
      Plot.tip(points, Plot.pointerX({ x: "second", y: "value", fontSize: 12 })),
    ],
  });
}
