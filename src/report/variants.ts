import { markdownTable } from "markdown-table";
import { plainText } from "../model/plain-text.ts";
import type { VariantRow, VariantTable, VariantValue } from "../model/variants.ts";
import { inert } from "./escape.ts";
import { ABSENT, formatNumber } from "./format.ts";

const SCHEMA = "llm-perf-gate/variants@1";

/** What `compare --by variant --format json` prints. */
export function toVariantsJson(tables: readonly VariantTable[]) {
  return { schema: SCHEMA, decision: "measured", cells: tables };
}

/** One table a cell: metrics by variants, the best in bold, ratios of the first variant in brackets. */
export function toVariantsMarkdown(tables: readonly VariantTable[]): string {
  return `${tables.map(markdownOf).join("\n\n")}\n`;
}

function markdownOf({ cell, variants, rows, flags }: VariantTable): string {
  const header = ["metric", ...variants.map((variant) => inert(variant))];
  const lines = rows.map((row) => [
    inert(labelOf(row)),
    ...variants.map((variant) => {
      const value = row.values.find((one) => one.variant === variant);
      if (value === undefined) return ABSENT;
      return value.best ? `**${cellText(value)}**` : cellText(value);
    }),
  ]);
  const align = ["l", ...variants.map(() => "r")];
  const warned = flags.map((flag) => `- ⚠ ${inert(flag, LONGEST_FLAG)}`);
  const parts = [`### ${inert(cell)}`, markdownTable([header, ...lines], { align }), warned.join("\n")];
  return parts.filter((part) => part !== "").join("\n\n");
}

const LONGEST_FLAG = 400;

/** For a terminal: the best has an asterisk. */
export function toVariantsText(tables: readonly VariantTable[]): string {
  return `${tables.map(textOf).join("\n\n")}\n`;
}

function textOf({ cell, variants, rows, flags }: VariantTable): string {
  const lines = [
    ["", ...variants.map((variant) => plainText(variant, LONGEST_NAME))],
    ...rows.map((row) => [
      plainText(labelOf(row), LONGEST_NAME),
      ...variants.map((variant) => {
        const value = row.values.find((one) => one.variant === variant);
        return value === undefined ? ABSENT : `${cellText(value)}${value.best ? " *" : "  "}`;
      }),
    ]),
  ];
  const widths = lines[0]?.map((_cell, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
  const drawn = lines.map((line) =>
    line
      .map((one, at) => (at === 0 ? one.padEnd(widths[at] ?? 0) : one.padStart(widths[at] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  const warned = flags.map((flag) => `  ! ${plainText(flag, LONGEST_FLAG)}`);
  return [plainText(cell, LONGEST_NAME), ...drawn.map((line) => `  ${line}`), ...warned].join("\n");
}

const LONGEST_NAME = 60;

export function labelOf({ metric, unit, betterWhen }: VariantRow): string {
  const arrow = betterWhen === undefined ? "" : betterWhen === "higher" ? " ↑" : " ↓";
  return `${metric}${unit === "" ? "" : ` (${unit})`}${arrow}`;
}

/** `609.6 (×1.132)`, or of rounds `609.6 (×1.132 [1.120, 1.144])`. */
export function cellText(value: VariantValue): string {
  const ratio = ratioText(value);
  return ratio === "" ? formatNumber(value.value) : `${formatNumber(value.value)} (${ratio})`;
}

/** Empty for the first variant. */
export function ratioText({ ratio, interval }: VariantValue): string {
  if (ratio === undefined) return "";
  const bounds = interval === undefined ? "" : ` [${interval.map((bound) => bound.toFixed(3)).join(", ")}]`;
  return `×${ratio.toFixed(3)}${bounds}`;
}
