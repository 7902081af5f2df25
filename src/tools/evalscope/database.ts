import type { Figures } from "../figures.ts";
import { isObject } from "../json-object.ts";
import { requestFigures, type TimedRequest } from "../timed-requests.ts";

/** What is read of `benchmark_data.db`; the other columns are texts of prompts and answers, as pickled Python objects. */
export const DATABASE_COLUMNS: ReadonlySet<string> = new Set([
  "start_time",
  "completed_time",
  "latency",
  "first_chunk_latency",
  "chunk_times",
  "inter_token_latencies",
  "success",
  "prompt_tokens",
  "completion_tokens",
  "is_stream",
]);

const TABLE = "result";

export interface Database {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The table of requests in what `store/sqlite.ts` makes of a database. */
export function databaseIn(value: unknown): Database | undefined {
  if (!isObject(value) || !Array.isArray(value["sqlite"])) return undefined;
  const table: unknown = value["sqlite"].find((one) => isObject(one) && one["table"] === TABLE);
  if (!isObject(table) || !Array.isArray(table["columns"]) || !Array.isArray(table["rows"])) return undefined;
  const columns = table["columns"].map(String);
  const known = ["start_time", "completed_time", "latency", "first_chunk_latency", "success"];
  return known.every((name) => columns.includes(name)) ? { columns, rows: table["rows"] } : undefined;
}

/**
 * vLLM's metrics from the requests: evalscope's own summary has had four meanings of "time per output token", its rows have had one.
 * A request that was lost left no row: only the number that was asked for tells it.
 */
export function databaseFigures({ columns, rows }: Database, expected: number | undefined): Figures {
  const requests = rows.map((row) => requestOf(Object.fromEntries(columns.map((name, at) => [name, row[at]]))));
  const figures = requestFigures(requests);
  const lost = expected === undefined ? 0 : Math.max(0, expected - rows.length);
  const { failed = 0 } = figures.counts;
  return {
    ...figures,
    counts: {
      ...figures.counts,
      failed: failed + lost,
      ...(expected === undefined ? {} : { requested: Math.max(expected, rows.length) }),
    },
    notes: [
      ...figures.notes,
      ...(lost === 0 ? [] : [`${lost} of ${expected} requests were lost: they left no row, counted as failed`]),
      ...(expected === undefined ? ["the database does not say how many requests were asked for"] : []),
    ],
  };
}

/** Until 0.14 `success` is the word `True`, and `chunk_times` are instants; since, a 1, and `inter_token_latencies`. All in seconds. */
function requestOf(row: Readonly<Record<string, unknown>>): TimedRequest {
  const start = numberIn(row["start_time"]);
  const end = numberIn(row["completed_time"]);
  const latency = numberIn(row["latency"]);
  const first = numberIn(row["first_chunk_latency"]);
  const succeeded = row["success"] === 1 || row["success"] === "True";
  const window = { startS: start, endS: end };
  if (!succeeded || latency === undefined) return { ...window, completed: false };
  const instants = numbersIn(row["chunk_times"]);
  const gapsS =
    instants === undefined
      ? (numbersIn(row["inter_token_latencies"]) ?? [])
      : instants.slice(1).map((at, index) => at - (instants[index] ?? at));
  // Without a stream the answer comes whole: its first chunk is its last.
  const said = row["is_stream"];
  const streamed = said === 1 || (said !== 0 && first !== undefined && first < latency);
  return {
    ...window,
    completed: true,
    e2elS: latency,
    ttftS: streamed ? first : undefined,
    gapsS: streamed ? gapsS : [],
    promptTokens: numberIn(row["prompt_tokens"]),
    outputTokens: numberIn(row["completion_tokens"]),
  };
}

function numberIn(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A list of numbers, written as JSON. */
function numbersIn(value: unknown): readonly number[] | undefined {
  if (typeof value !== "string" || !/^\[[\d\s.,e+-]*\]$/i.test(value)) return undefined;
  const list: unknown = JSON.parse(value);
  return Array.isArray(list) ? list.map(Number) : undefined;
}
