import type { Line } from "../clean-text.ts";
import { collect } from "../collect.ts";
import type { JsonObject } from "../json-object.ts";
import { type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";

/** Columns of llama-batched-bench's table, and of its fork's llama-sweep-bench, in capitals, by the keys of their JSON lines. */
const COLUMNS: Readonly<Record<string, string>> = {
  PP: "pp",
  TG: "tg",
  B: "pl",
  N_KV: "n_kv",
  "T_PP S": "t_pp",
  "S_PP T/S": "speed_pp",
  "T_TG S": "t_tg",
  "S_TG T/S": "speed_tg",
  "T S": "t",
  "S T/S": "speed",
};

const OF_PROMPT: Readonly<Record<string, Meaning>> = {
  t_pp: metric("prefill_latency"),
  speed_pp: metric("input_throughput"),
};
const OF_GENERATED: Readonly<Record<string, Meaning>> = {
  t_tg: metric("decode_time"),
  speed_tg: metric("output_throughput"),
};
const OF_BOTH: Readonly<Record<string, Meaning>> = {
  t: metric("duration"),
  speed: metric("total_token_throughput"),
};

/** The line above the table: `main: n_kv_max = 20480, n_batch = 2048, …`. */
const SETTINGS = /\bn_kv_max\s*=\s*\d+,/;

export function isBatchedRow(row: JsonObject): boolean {
  return ["pp", "tg", "n_kv", "speed_pp", "speed_tg"].every((key) => key in row);
}

/** Also of one that was typed again: `n kv`. */
function columnOf(name: string): string {
  return name.toUpperCase().replace(/^(N|T|S) (?=KV|PP|TG)/, "$1_");
}

export function isBatchedHeading(header: readonly string[]): boolean {
  const names = header.map(columnOf);
  return ["PP", "TG", "N_KV", "S_PP T/S", "S_TG T/S"].every((name) => names.includes(name));
}

/** One point of a batch: `pl` prompts of `pp` tokens at once, then `tg` tokens for each. Times in seconds, rates in tokens per second. */
export function readingOfBatched(row: JsonObject): NamedReading {
  const [hasPrompt, hasGenerated] = [Number(row["pp"]) > 0, Number(row["tg"]) > 0];
  const measured = { ...(hasPrompt ? OF_PROMPT : {}), ...(hasGenerated ? OF_GENERATED : {}), ...OF_BOTH };
  const settings = Object.keys(row).filter((key) => !/^(?:t|speed)(?:_\w+)?$/.test(key));
  const figures = collect([
    ...Object.entries(measured).map(([name, meaning]) => ({ name, value: row[name], meaning })),
    ...settings.map((key) => ({ name: key, value: row[key], meaning: workload(key) })),
  ]);
  const ofNothing = [
    hasPrompt ? [] : timesOf(row, "pp", OF_PROMPT),
    hasGenerated ? [] : timesOf(row, "tg", OF_GENERATED),
  ].flat();
  const point = ["pp", "tg", "pl", ...("pl" in row ? [] : ["n_kv"])].flatMap((key) =>
    key in row ? [`${key}=${String(row[key])}`] : [],
  );
  return {
    ...readingOf("llama-bench", "llama-batched-bench@1", { ...figures, notes: [...figures.notes, ...ofNothing] }),
    declared: { decode_time: { unit: "s", betterWhen: "lower" } },
    point: point.join(),
  };
}

/** A time of no tokens is no time of a prompt or an answer; 0 says nothing. */
function timesOf(row: JsonObject, tokens: string, meanings: Readonly<Record<string, Meaning>>): readonly string[] {
  const printed = Object.keys(meanings).filter((key) => key in row && Number(row[key]) !== 0);
  const times = printed.map((key) => `${key} ${String(row[key])}`);
  return times.length === 0 ? [] : [`${tokens} is 0, not read: ${times.join(", ")}`];
}

const COUNT = /^\d+$/;
const TIME_OR_RATE = /^(?:[\d.,]+|-?inf|-?nan(?:\(ind\))?)$/i;

/** `undefined` for a row that has other things than counts, times and rates. */
export function readBatchedRow(
  header: readonly string[],
  row: readonly string[],
  settings: JsonObject,
): NamedReading | undefined {
  const named = Object.fromEntries(header.map((name, at) => [COLUMNS[columnOf(name)] ?? name, row[at]] as const));
  const isCounted = ["pp", "tg", "n_kv"].every((key) => COUNT.test(named[key] ?? ""));
  return isCounted && row.every((cell) => TIME_OR_RATE.test(cell))
    ? readingOfBatched({ ...settings, ...named })
    : undefined;
}

/** What a run says above its table, and below the one before. */
export function batchedSettings(lines: readonly Line[], after: number, before: number): JsonObject {
  const said = lines.findLast(({ plain, start }) => start > after && start < before && SETTINGS.test(plain));
  return Object.fromEntries(
    [...(said?.plain ?? "").matchAll(/\b(\w+)\s*=\s*(-?\d+)/g)].map(([, key = "", value]) => [key, value]),
  );
}
