import { isJudged } from "../rows.ts";
import type { Exported } from "./exported.ts";

const COLUMNS = [
  ...["cell", "metric", "unit", "gating", "verdict", "base", "head", "change"],
  ...["interval_low", "interval_high", "detectable", "p", "adjusted", "reason"],
];

/** A spreadsheet takes a text that begins so for a formula: https://owasp.org/www-community/attacks/CSV_Injection. */
const FORMULA = /^[=+\-@\t\r]/;

/** One line a row of the comparison, RFC 4180; what a row does not have is empty, changes are fractions. */
export function toCsv({ comparison: { rows } }: Exported): string {
  const lines = rows.map((row) => {
    const judged = isJudged(row) ? row : undefined;
    return [
      ...[row.cell, row.metric, row.unit, String(row.gating), row.verdict].map(text),
      ...[row.base, row.head, judged?.change, judged?.interval[0], judged?.interval[1], judged?.detectable].map(number),
      ...[judged?.evidence.p, judged?.evidence.adjusted].map(number),
      text(row.reason),
    ].join(",");
  });
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

function number(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "" : String(value);
}

function text(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
