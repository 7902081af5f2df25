import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { together } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { type Table, tablesIn } from "../table.ts";
import { percentileFigures, rowsOfTable } from "./percentiles.ts";
import { type Pair, summaryFigures } from "./summary.ts";

export interface TabledSummary {
  readonly figures: Figures;
  readonly keys: readonly string[];
  readonly start: number;
}

const SUMMARY = /Benchmarking summary:$/;
const PERCENTILES = /Percentile results:$/;

/**
 * The summaries that versions since 0.7 log as tables, each with the percentiles that follow it.
 * @throws UserError when the text ends inside a table.
 */
export function readTabledSummaries(lines: readonly Line[], source: string): readonly TabledSummary[] {
  const found: TabledSummary[] = [];
  for (const table of tablesIn(lines)) {
    const summary = SUMMARY.test(table.title);
    if (!summary && !PERCENTILES.test(table.title)) continue;
    if (!table.closed) {
      throw new UserError(`${source}: the table on line ${table.firstLine} has no lower border`, {
        hint: "the file is cut off, or the table was not copied to its end",
      });
    }
    if (summary) found.push(summaryOf(table));
    else addPercentiles(found, table);
  }
  return found;
}

function summaryOf({ rows, start }: Table): TabledSummary {
  const pairs = rows.filter((row) => row.length === 2).map(([key = "", value]): Pair => [key, value]);
  const known = pairs.filter(([key]) => !/^(?:key|metric)$/i.test(key) && !key.startsWith("─"));
  return { figures: summaryFigures(known), keys: known.map(([key]) => key), start };
}

function addPercentiles(found: TabledSummary[], { rows }: Table): void {
  const last = found.pop();
  if (last === undefined) return;
  const percentiles = rowsOfTable(rows);
  found.push(
    percentiles === undefined ? last : { ...last, figures: together(percentileFigures(percentiles), last.figures) },
  );
}
