import { collect, type Printed, together } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { metric } from "../meaning.ts";
import { statisticOf } from "../statistic.ts";
import { unreadNote } from "../unread.ts";
import { meaningOf, percentileId } from "./keys.ts";
import { type Pair, summaryFigures } from "./summary.ts";

/** Cells by the words of their column. */
export type Row = ReadonlyMap<string, string>;

/** Columns of the overview without their spaces, and the keys of the summary that they show. */
const COLUMNS: Readonly<Record<string, string>> = {
  "Conc.": "Concurrency",
  Rate: "Request Rate (req/s)",
  Num: "Total Requests",
  RPS: "Req Throughput (req/s)",
  "Gen/s": "Output Throughput (tok/s)",
  "Gen.toks/s": "Output Throughput (tok/s)",
  "AvgInp.TPS": "Input Throughput (tok/s)",
};

/** Columns that are read otherwise. */
const SHARES = ["Success", "SuccessRate"];

/** What stands behind `Avg` and `P99` in columns of the overview, and its unit, which a narrow column cuts off: `TTFT(…`. */
const MEASURE = /^(Avg|P\d+)(?:(Lat\.|TTFT|TPOT)\((m?s\)|…)|(Inp\.TPS|Inp\.Tok))$/;
const MEASURES: Readonly<Record<string, string>> = {
  "Lat.": "Latency",
  TTFT: "TTFT",
  TPOT: "TPOT",
  "Inp.TPS": "Input (tok/s)",
  "Inp.Tok": "Input Tokens",
};

interface Measure {
  readonly rank: string;
  /** As the summary and the percentiles call it. */
  readonly name: string;
}

function measureOf(column: string, row: Row): Measure | undefined {
  const [, rank = "", latency, unit = "", other = ""] = MEASURE.exec(column) ?? [];
  if (latency === undefined) return MEASURES[other] === undefined ? undefined : { rank, name: MEASURES[other] };
  // Until the report had rates, "time per output token" was one thing in 0.16 and another from 0.17.1 on.
  if (latency === "TPOT" && !row.has("Rate")) return undefined;
  const whole = unit === "…" ? ["s)", "ms)"].find((one) => row.has(`Avg${latency}(${one}`)) : unit;
  return whole === undefined ? undefined : { rank, name: `${MEASURES[latency]} (${whole}` };
}

const SHORTENED: Readonly<Record<string, string>> = {
  "1st-Turn TTFT (ms)": "First-Turn TTFT (ms)",
  "Subseq. TTFT (ms)": "Subsequent-Turn TTFT (ms)",
  "Turns/Req": "Turns/Request",
  "Cache Hit (%)": "KV Cache Hit Rate (%)",
};

/** The inverse of the mean TPOT, which the same table has. */
const DERIVED = "Decode toks/s";
const NOTHING = /^[-—]?$/;

/** A row of the overview. Of the columns that it does not know it says so. */
export function overviewFigures(row: Row): Figures {
  const pairs: Pair[] = [];
  const measured: Printed[] = [];
  const unread: string[] = [];
  for (const [column, value] of row) {
    const key = COLUMNS[column];
    const measure = measureOf(column, row);
    if (key !== undefined) pairs.push([key, NO_LIMIT.test(value) ? "-1" : value]);
    else if (measure === undefined) unread.push(...(SHARES.includes(column) ? [] : [column]));
    else if (measure.rank === "Avg") pairs.push([`Avg ${measure.name}`, value]);
    else measured.push(statistic(measure.rank, measure.name, value));
  }
  return together(collect(measured, isNone), summaryFigures([...pairs, ...countsOf(row)]), said(unread));
}

/** A closed loop has no rate, an open loop no limit of requests in flight; a summary says -1. */
const NO_LIMIT = /^(?:-|INF)$/;

/** The rows of one load point in the table of single requests: a metric each, with statistics. */
export function requestFigures(rows: readonly Row[]): Figures {
  const printed = rows.flatMap((row) => {
    const word = row.get("Metric") ?? "";
    if (word === DERIVED) return [];
    return [...row].flatMap(([column, cell]): Printed[] => {
      if (statisticOf(column) === undefined || NOTHING.test(cell)) return [];
      const value = cell.replace(/%$/, "");
      const known = SHORTENED[word] ?? word;
      const name = value === cell || known.endsWith("(%)") ? known : `${known} (%)`;
      return [column === "avg" ? { name, value, meaning: meaningOf(`Avg ${name}`) } : statistic(column, name, value)];
    });
  });
  return together(collect(printed, isNone), said(rows.some((row) => row.get("Metric") === DERIVED) ? [DERIVED] : []));
}

function statistic(rank: string, name: string, value: string): Printed {
  const prefix = statisticOf(rank) ?? rank;
  const id = percentileId(prefix, name);
  return { name: `${prefix} ${name}`, value, meaning: id === undefined ? undefined : metric(id) };
}

const isNone = (value: number): boolean => value < 0;

/** What a report holds and is not read. */
export function said(unread: readonly string[]): Figures {
  return { metrics: {}, counts: {}, workload: {}, unreadable: [], errors: [], notes: unreadNote(unread) };
}

/** The share of requests that succeeded is rounded to a tenth of a percent: of up to a thousand it tells how many they were. */
function countsOf(row: Row): readonly Pair[] {
  const total = Number(row.get("Num") ?? Number.NaN);
  const share = shareOf(row);
  if (!Number.isSafeInteger(total) || share === undefined) return [];
  const least = Math.ceil(((share - ROUNDED) * total) / 100 - EXACT);
  const most = Math.floor(((share + ROUNDED) * total) / 100 + EXACT);
  const completed = Math.max(0, least);
  return completed === Math.min(total, most)
    ? [
        ["Success Requests", completed],
        ["Failed Requests", total - completed],
      ]
    : [];
}

/** Half of the last place of the share, in percent. */
const ROUNDED = 0.05;
const EXACT = 1e-9;

function shareOf(row: Row): number | undefined {
  const [, share] = /^(\d+(?:\.\d+)?)%$/.exec(row.get("Success") ?? row.get("SuccessRate") ?? "") ?? [];
  return share === undefined ? undefined : Number(share);
}

/** Why a row can judge nothing: requests failed, and it does not tell how many. */
export function uncounted(row: Row, { counts }: Figures): string | undefined {
  const share = shareOf(row);
  if (share === 100 || counts.completed !== undefined) return undefined;
  return share === undefined
    ? "its row does not say how many requests succeeded"
    : `${share} % of its requests succeeded, and of how many is not told: read benchmark_summary.json`;
}
