import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { together } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { type Table, tablesIn } from "../table.ts";
import { overviewFigures, type Row, requestFigures, said, uncounted } from "./report-row.ts";

/** A load point of the report that versions since 0.16 print at their end, and since 1.4 keep as `performance_summary.txt`. */
export interface ReportedPoint {
  readonly figures: Figures;
  readonly definition: string;
  readonly start: number;
  /** Why it can judge nothing. */
  readonly invalid: string | undefined;
}

const REPORT = /Performance Test Summary Report|Embedding\/Rerank Performance Test Summary/;

export function hasReport(text: string): boolean {
  return REPORT.test(text);
}

const OVERVIEW = /(?:Performance Overview|Detailed Performance Metrics)$/;
const REQUESTS = /Per-Request Metrics$/;

/** What the first column of a load point's first row holds: a limit of requests in flight, or that there is none. */
const LIMIT = /^(?:-1|-|INF|\d+)$/;

interface Report {
  readonly overview: Table;
  readonly requests?: Table;
  readonly unread: readonly string[];
}

/**
 * The load points of each report in a text, rounded as they are printed.
 * @throws UserError when a report is cut off, or is not as evalscope prints it.
 */
export function readReports(lines: readonly Line[], source: string): readonly ReportedPoint[] {
  const reports: Report[] = [];
  for (const table of tablesIn(lines)) {
    const last = reports.at(-1);
    if (OVERVIEW.test(table.title)) reports.push({ overview: whole(table, source), unread: [] });
    else if (last === undefined) continue;
    else if (REQUESTS.test(table.title)) reports.splice(-1, 1, { ...last, requests: whole(table, source) });
    else reports.splice(-1, 1, { ...last, unread: [...last.unread, table.title] });
  }
  if (reports.length === 0) throw broken(source, "no table of load points below its title");
  return reports.flatMap((report) => pointsOf(report, source));
}

function whole(table: Table, source: string): Table {
  if (table.closed) return table;
  throw broken(source, `the table on line ${table.firstLine} has no lower border`);
}

function broken(source: string, what: string): UserError {
  return new UserError(`${source}: ${what}`, {
    hint: "the report is cut off or changed: give benchmark_summary.json, which lies in the folder of each load point",
  });
}

function pointsOf({ overview, requests, unread }: Report, source: string): readonly ReportedPoint[] {
  const points = rowsByPoint(overview, source);
  const alone = points.every(([row]) => [...(row?.keys() ?? [])].some((column) => column.startsWith("Avg")));
  if (!alone && requests === undefined) throw broken(source, "the table of latencies is missing");
  const measured = requests === undefined ? [] : rowsByPoint(requests, source);
  return points.map(([row = new Map(), ...wrapped], index) => {
    const rows = measured[index] ?? [];
    if (wrapped.length > 0) throw broken(source, "a row of its load points is wrapped");
    if (!alone && pointOf(rows[0]) !== pointOf(row)) throw broken(source, "its tables are of other load points");
    const seen = overviewFigures(row);
    return {
      figures: together(seen, requestFigures(rows), said(unread)),
      definition: definitionOf(alone, [...row.keys()]),
      start: overview.start,
      invalid: uncounted(row, seen),
    };
  });
}

/** Milliseconds came with 1.7, and the second table soon after; embedding models have neither. */
function definitionOf(alone: boolean, columns: readonly string[]): string {
  const old = alone && columns.includes("AvgTTFT(s)");
  return old ? "evalscope-0.17@1" : "evalscope-1.7@1";
}

function pointOf(row: Row | undefined): string {
  return `${row?.get("Conc.")} ${row?.get("Rate")}`;
}

/** The rows of each load point. The words of a header may be wrapped over several lines; spaces say nothing. */
function rowsByPoint({ rows }: Table, source: string): readonly (readonly Row[])[] {
  const below = rows.findIndex(([limit = ""]) => LIMIT.test(limit));
  const header = (rows[0] ?? []).map((_, at) =>
    rows
      .slice(0, Math.max(below, 0))
      .map((row) => row[at] ?? "")
      .join("")
      .replaceAll(" ", ""),
  );
  if (below < 1 || !header.includes("Conc.")) throw broken(source, "a table without its header");
  const points: Row[][] = [];
  for (const row of rows.slice(below)) {
    const named: Row = new Map(header.map((column, at) => [column, row[at] ?? ""]));
    if (LIMIT.test(row[0] ?? "")) points.push([named]);
    else points.at(-1)?.push(named);
  }
  return points;
}
