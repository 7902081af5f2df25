import type { Line } from "../clean-text.ts";
import { collect } from "../collect.ts";
import type { Placed } from "../json-and-text.ts";
import { metric, workload } from "../meaning.ts";
import { type Table, tablesIn } from "../table.ts";
import type { NamedReading } from "../tool.ts";
import { named } from "./results.ts";

/** Columns of the Markdown table by the fields that they are elsewhere; other set-ups have one name. */
const COLUMNS: Readonly<Record<string, string>> = {
  model: "model_type",
  backend: "backends",
  threads: "n_threads",
  ngl: "n_gpu_layers",
  n_batch: "n_batch",
  n_ubatch: "n_ubatch",
  type_k: "type_k",
  type_v: "type_v",
  fa: "flash_attn",
  sm: "split_mode",
  mg: "main_gpu",
  nkvo: "no_kv_offload",
  ts: "tensor_split",
  dev: "devices",
  embd: "embeddings",
};

const NO_SETTING = ["test", "t/s", "size", "params"];

/** With a blank before the length until 2024. */
const TEST = /^(pp ?\d+)?\+?(tg ?\d+)?(?: @ d\d+)?$/;
const NUMBER = String.raw`\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
/** Of a test that took no time: `inf ± nan`. */
const SPEED = new RegExp(`^(${NUMBER}|-?inf|-?nan)(?: ± (${NUMBER}|-?inf|-?nan))?$`, "i");
const BUILD = /^build: (\S+) \((\d+)\)/;

export function isTable({ rows }: Table): boolean {
  const header = rows[0] ?? [];
  return ["model", "backend", "test", "t/s"].every((name) => header.includes(name));
}

/** The Markdown table that is printed by default: mean and deviation in tokens per second. */
export function readTables(lines: readonly Line[]): readonly Placed[] {
  const [, commit, number] = lines.map(({ text }) => BUILD.exec(text)).find((found) => found !== null) ?? [];
  const build = number === undefined ? undefined : `${number} (${commit})`;
  return tablesIn(lines)
    .filter(isTable)
    .flatMap(({ rows: [header = [], ...rows], start }) => {
      const found = rows.map((row) => readRow(header, row, build) ?? row);
      const readings = found.filter((one): one is NamedReading => !isRow(one));
      const notes = found.filter(isRow).map((row) => `not read: ${row.join(" | ")}`);
      return readings.map((reading, at) => ({
        start,
        reading: at === 0 ? { ...reading, notes: [...reading.notes, ...notes] } : reading,
      }));
    });
}

function isRow(one: NamedReading | readonly string[]): one is readonly string[] {
  return Array.isArray(one);
}

/** `undefined` for a row whose test or speed is of another form, or is no number. */
function readRow(
  header: readonly string[],
  row: readonly string[],
  build: string | undefined,
): NamedReading | undefined {
  const test = row[header.indexOf("test")] ?? "";
  const [, mean, deviation] = SPEED.exec(row[header.indexOf("t/s")] ?? "") ?? [];
  const [, prompt, generated] = TEST.exec(test) ?? [];
  if (mean === undefined || /inf|nan/i.test(mean) || (prompt === undefined && generated === undefined))
    return undefined;
  const throughput = generated === undefined ? "input" : prompt === undefined ? "output" : "total_token";
  const settings = header.flatMap((column, index) => {
    if (NO_SETTING.includes(column)) return [];
    return [{ name: column, value: row[index], meaning: workload(COLUMNS[column] ?? column) }];
  });
  const figures = collect([
    { name: "t/s", value: mean, meaning: metric(`${throughput}_throughput`) },
    { name: "± t/s", value: deviation, meaning: metric(`std_${throughput}_throughput`) },
    ...settings,
  ]);
  return named(figures, test.replace(/(pp|tg) /g, "$1"), build);
}
