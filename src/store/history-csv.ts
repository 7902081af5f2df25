import { UserError } from "../model/errors.ts";
import type { History } from "../model/history.ts";
import { type Counts, RECORD_SCHEMA, type TrialRecord } from "../model/record.ts";
import { csvLines } from "../tools/csv.ts";
import { type Column, columnOf } from "./history-columns.ts";
import { pastSession } from "./history-session.ts";
import { type Table, widened, withCommas } from "./history-table.ts";
import { stemOf } from "./results-cell.ts";
import { storedName } from "./stored-name.ts";

const HINT =
  "a history has one row a run (commit or time, the metrics, and the cell where there are several), or one row a value with the columns metric and value";

interface Line {
  readonly label: string;
  readonly commit?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly cells: readonly Measured[];
}

interface Measured {
  readonly cell: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly counts: Counts;
}

/**
 * A table of past results: a row for each run, or for each cell of a run. Rows of one commit and one time are one session.
 * @throws UserError when no column is a metric, or the text is no table.
 */
export function csvHistory(path: string, text: string): History {
  const lines = csvLines(withCommas(text))?.filter((line) => line.length > 0);
  const [header, ...rows] = lines ?? [];
  if (header === undefined || rows.length === 0) throw new UserError(`${path}: no table of results`, { hint: HINT });
  const odd = rows.findIndex((row) => row.length !== header.length);
  if (odd !== -1) throw new UserError(`${path}: row ${odd + 2} has not as many fields as the header`);
  return tableHistory(path, { header, rows });
}

/**
 * As `csvHistory`, of a table that is read already.
 * @throws UserError when no column is a metric.
 */
export function tableHistory(path: string, table: Table): History {
  const { header, rows } = widened(table);
  const columns = header.map(columnOf);
  if (!columns.some(({ holds }) => holds === "metric")) {
    throw new UserError(`${path}: no column is a known metric, of ${header.slice(0, 8).join(", ")}`, { hint: HINT });
  }
  const unknown = header.filter((_, index) => columns[index]?.holds === "unknown");
  const notes = unknown.length === 0 ? [] : [`${path}: columns that are no known metric: ${unknown.join(", ")}`];
  return { sessions: sessionsOf(rows.map(reader(path, columns))), notes };
}

function reader(path: string, columns: readonly Column[]): (row: readonly string[], index: number) => Line {
  const place = (what: Column["holds"]) => columns.findIndex(({ holds }) => holds === what);
  const [commitAt, timeAt, cellAt] = [place("commit"), place("time"), place("cell")];
  const parts = new Set(columns.flatMap((column) => (column.holds === "metric" ? column.part : [])));
  return (row, index) => {
    const [commit, time] = [row[commitAt] || undefined, row[timeAt] || undefined];
    const startedAt = timeOf(time);
    const named = row[cellAt] || (parts.size === 1 ? stemOf(path) : undefined);
    const cells = named === undefined ? [...parts] : [named];
    return {
      label: commit?.slice(0, 12) ?? time ?? `row ${index + 2}`,
      commit,
      startedAt,
      cells: cells.map((cell) => measured(cell, row, columns, named === undefined ? cell : undefined)),
    };
  };
}

/** The values of a row; of one benchmark only, where the row holds several. Counts are the serving benchmark's. */
function measured(cell: string, row: readonly string[], columns: readonly Column[], only?: string): Measured {
  const metrics: Record<string, number> = {};
  const counts: { -readonly [key in keyof Counts]: number } = {};
  for (const [index, column] of columns.entries()) {
    const value = numberOf(row[index]);
    if (value === undefined) continue;
    if (column.holds === "metric" && (only ?? column.part) === column.part) metrics[column.metric] = value;
    if (column.holds === "count" && (only ?? "serving") === "serving" && Number.isSafeInteger(value) && value >= 0)
      counts[column.count] = value;
  }
  return { cell, metrics, counts: withoutLoneCompleted(counts) };
}

/** How many requests completed says nothing where nobody says how many were asked for. */
function withoutLoneCompleted(counts: Counts): Counts {
  const { completed: _, ...others } = counts;
  return counts.requested === undefined && counts.failed === undefined ? others : counts;
}

function numberOf(field: string | undefined): number | undefined {
  const value = field === undefined || field === "" ? Number.NaN : Number(field);
  return Number.isFinite(value) ? value : undefined;
}

/** ISO 8601 where the text is a time, or seconds or milliseconds since 1970. */
function timeOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d{10}(?:\.\d+)?$/.test(text)
    ? Number(text) * 1_000
    : /^\d{13}$/.test(text)
      ? Number(text)
      : Date.parse(text);
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
}

function sessionsOf(lines: readonly Line[]): History["sessions"] {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.commit ?? line.label}\n${line.startedAt ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group) => {
    const [{ label, commit, startedAt } = { label: "" }] = group;
    return pastSession({ label, commit, startedAt, records: recordsOf(group.flatMap(({ cells }) => cells)) });
  });
}

function recordsOf(cells: readonly Measured[]): readonly TrialRecord[] {
  const repeats = new Map<string, number>();
  return cells
    .filter(({ metrics }) => Object.keys(metrics).length > 0)
    .map(({ cell, metrics, counts }) => {
      const repeat = repeats.get(cell) ?? 0;
      repeats.set(cell, repeat + 1);
      return {
        schema: RECORD_SCHEMA,
        trial: storedName(`${cell}.r${repeat}`),
        cell,
        variant: "head",
        repeat,
        round: 0,
        tool: { name: "csv", definition: "csv@1" },
        metrics,
        counts,
        workload: {},
        validity: { state: "valid" },
        notes: [],
        raw: [],
      };
    });
}
