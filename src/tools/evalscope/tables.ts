import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { together } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { type Table, tablesIn } from "../table.ts";
import type { Source } from "../tool.ts";
import { percentileFigures, rowsOfTable } from "./percentiles.ts";
import { type Pair, summaryFigures } from "./summary.ts";

export interface TabledSummary {
  readonly figures: Figures;
  readonly keys: readonly string[];
  readonly start: number;
  /** The summary that its percentiles belong to is not there. */
  readonly isAlone: boolean;
}

const SUMMARY = /Benchmarking summary:$/;
const PERCENTILES = /Percentile results:$/;

/** The label of the duration, of all versions that print tables, and those of which one stands beside it. */
const DURATION = /^(?:time taken for tests|test duration) \(s\)$/i;
const BESIDE =
  /^(?:number of concurrency|concurrency|expected number of requests|total requests|total \/ success \/ failed|succeed requests)$/i;

/** Whether a text holds evalscope's summary as a table: people paste it without its title. */
export function hasTabledSummary({ text }: Pick<Source, "text">, lines: () => readonly Line[]): boolean {
  return (
    /time taken for tests|test duration|Benchmarking summary:/i.test(text) &&
    tablesIn(lines()).flatMap(byWidth).some(isSummary)
  );
}

/** Whether it holds the percentiles, pasted without the summary above them. */
export function hasTabledPercentiles({ text }: Pick<Source, "text">, lines: () => readonly Line[]): boolean {
  return text.includes("Latency (s)") && tablesIn(lines()).flatMap(byWidth).some(isOwnPercentiles);
}

/** No other table has lengths among the percentiles of latencies. */
function isOwnPercentiles(table: Table): boolean {
  const labels = labelsIn(table);
  return labels.includes("input tokens") && labels.includes("output tokens") && isPercentiles(table);
}

function labelsIn({ rows: [header = [], ...rows] }: Table): readonly string[] {
  return [...header, ...rows.map(([label = ""]) => label)].map((label) => label.toLowerCase());
}

function isSummary({ title, rows: [header = [], ...rows] }: Table): boolean {
  if (SUMMARY.test(title)) return true;
  const labels = rows.map(([label = ""]) => label);
  const isPairs = header.length === 2 && /^(?:key|metric)$/i.test(header[0] ?? "") && /^value$/i.test(header[1] ?? "");
  return isPairs && labels.some((label) => DURATION.test(label)) && labels.some((label) => BESIDE.test(label));
}

/** Percentiles with evalscope's labels below a summary are its own, titled or not. */
function isPercentiles({ title, rows: [header = [], ...rows] }: Table): boolean {
  if (PERCENTILES.test(title)) return true;
  const labels = [...header, ...rows.map(([label = ""]) => label)];
  return labels.includes("Latency (s)") && rowsOfTable([header, ...rows]) !== undefined;
}

/**
 * The summaries that versions since 0.7 log as tables, each with the percentiles that follow it.
 * @throws UserError when the text ends inside a table.
 */
export function readTabledSummaries(lines: readonly Line[], source: string): readonly TabledSummary[] {
  const found: TabledSummary[] = [];
  for (const table of tablesIn(lines).flatMap(byWidth)) {
    const summary = isSummary(table);
    const isAlone = !summary && (found.at(-1)?.isAlone ?? true) && isOwnPercentiles(table);
    if (!summary && !isAlone && !(found.length > 0 && isPercentiles(table))) continue;
    if (!table.closed) {
      throw new UserError(`${source}: the table on line ${table.firstLine} has no lower border`, {
        hint: "the file is cut off, or the table was not copied to its end",
      });
    }
    if (summary) found.push(summaryOf(table));
    else if (isAlone) found.push(percentilesOf(table));
    else addPercentiles(found, table);
  }
  return found;
}

/** The percentiles may follow without a line between: their borders are drawn with the same characters. */
function byWidth(table: Table): readonly Table[] {
  const parts: (readonly string[])[][] = [];
  for (const row of table.rows) {
    const last = parts.at(-1);
    if (last?.[0]?.length === row.length) last.push(row);
    else parts.push([row]);
  }
  return parts.map((rows, at) => (at === 0 ? { ...table, rows } : { ...table, rows, title: "" }));
}

function summaryOf({ rows, start }: Table): TabledSummary {
  const pairs = rows.map(([key = "", value]): Pair => [key, value]);
  const known = pairs.filter(([key]) => !/^(?:key|metric)$/i.test(key) && !key.startsWith("─"));
  return { figures: summaryFigures(known), keys: known.map(([key]) => key), start, isAlone: false };
}

function percentilesOf({ rows, start }: Table): TabledSummary {
  const percentiles = rowsOfTable(rows) ?? [];
  const figures = percentileFigures(percentiles);
  const note = "no summary stands above the percentiles: the run's requests, throughput and means are not known";
  const keys = Object.keys(percentiles[0] ?? {});
  return { figures: { ...figures, notes: [...figures.notes, note] }, keys, start, isAlone: true };
}

function addPercentiles(found: TabledSummary[], { rows }: Table): void {
  const last = found.pop();
  if (last === undefined) return;
  const percentiles = rowsOfTable(rows);
  found.push(
    percentiles === undefined ? last : { ...last, figures: together(percentileFigures(percentiles), last.figures) },
  );
}
