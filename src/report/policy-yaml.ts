import { stringify } from "yaml";
import type { Proposal, ProposedMetric } from "../model/backtest.ts";
import { plainText } from "../model/plain-text.ts";

/** A proposed policy as it is pasted into the configuration; each line says why. */
export function policyYaml(alpha: number, { metrics, cells }: Proposal): string {
  const own = Object.entries(cells).flatMap(([cell, proposed]) => [
    `    ${stringify(plainText(cell)).trim()}:`,
    "      metrics:",
    ...metricLines(proposed, "        "),
  ]);
  return [
    "policy:",
    `  alpha: ${alpha}`,
    "  metrics:",
    ...metricLines(metrics, "    "),
    ...(own.length === 0 ? [] : ["  cells:", ...own]),
    "",
  ].join("\n");
}

function metricLines(metrics: Readonly<Record<string, ProposedMetric>>, indent: string): readonly string[] {
  const lines = Object.entries(metrics).map(([id, metric]) => ({ line: `${indent}${id}: ${levels(metric)}`, metric }));
  const widest = Math.max(0, ...lines.map(({ line }) => line.length));
  return lines.map(({ line, metric }) => `${line.padEnd(widest)}   # ${plainText(metric.why)}`);
}

function levels({ gate, relative, warn, mustSee }: ProposedMetric): string {
  const share = (name: string, value: number | undefined) =>
    value === undefined ? [] : [`${name}: ${Number((100 * value).toFixed(2))}%`];
  const parts = [`gate: ${gate}`, share("relative", relative), share("warn", warn), share("must-see", mustSee)].flat();
  return `{ ${parts.join(", ")} }`;
}
