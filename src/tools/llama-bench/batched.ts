import type { Line } from "../clean-text.ts";
import { collect } from "../collect.ts";
import type { Placed } from "../json-and-text.ts";
import type { JsonObject } from "../json-object.ts";
import { type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { type Table, tablesIn } from "../table.ts";
import type { NamedReading } from "../tool.ts";

/** Columns of llama-batched-bench's table, and of its fork's llama-sweep-bench, by the keys of their JSON lines. */
const COLUMNS: Readonly<Record<string, string>> = {
  PP: "pp",
  TG: "tg",
  B: "pl",
  N_KV: "n_kv",
  "T_PP s": "t_pp",
  "S_PP t/s": "speed_pp",
  "T_TG s": "t_tg",
  "S_TG t/s": "speed_tg",
  "T s": "t",
  "S t/s": "speed",
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

export function isBatchedTable({ rows }: Table): boolean {
  const header = rows[0] ?? [];
  return ["PP", "TG", "N_KV", "S_PP t/s", "S_TG t/s"].every((name) => header.includes(name));
}

/** One point of a batch: `pl` prompts of `pp` tokens at once, then `tg` tokens for each. Times in seconds, rates in tokens per second. */
export function readingOfBatched(row: JsonObject): NamedReading {
  const measured = {
    ...(Number(row["pp"]) > 0 ? OF_PROMPT : {}),
    ...(Number(row["tg"]) > 0 ? OF_GENERATED : {}),
    ...OF_BOTH,
  };
  const settings = Object.keys(row).filter((key) => !/^(?:t|speed)(?:_\w+)?$/.test(key));
  const figures = collect([
    ...Object.entries(measured).map(([name, meaning]) => ({ name, value: row[name], meaning })),
    ...settings.map((key) => ({ name: key, value: row[key], meaning: workload(key) })),
  ]);
  const point = ["pp", "tg", "pl", ...("pl" in row ? [] : ["n_kv"])].flatMap((key) =>
    key in row ? [`${key}=${String(row[key])}`] : [],
  );
  return {
    ...readingOf("llama-bench", "llama-batched-bench@1", figures),
    declared: { decode_time: { unit: "s", betterWhen: "lower" } },
    point: point.join(),
  };
}

export function readBatchedTables(lines: readonly Line[]): readonly Placed[] {
  const known = lines.filter(({ plain }) => SETTINGS.test(plain));
  return tablesIn(lines)
    .filter(isBatchedTable)
    .flatMap(({ rows: [header = [], ...rows], start }) => {
      const above = known.findLast((line) => line.start < start)?.plain ?? "";
      const set = Object.fromEntries(
        [...above.matchAll(/\b(\w+)\s*=\s*(-?\d+)/g)].map(([, key = "", value]) => [key, value]),
      );
      return rows.map((row) => {
        const named = header.map((name, at) => [COLUMNS[name] ?? name, row[at]] as const);
        return { start, reading: readingOfBatched({ ...set, ...Object.fromEntries(named) }) };
      });
    });
}
