import { collect } from "../collect.ts";
import { metric, workload } from "../meaning.ts";
import type { NamedReading } from "../tool.ts";
import { BEHIND_PROMPT, named } from "./results.ts";

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
/** In texts that went through another character set, or were typed again. */
const PLUS_MINUS = String.raw`\s*(?:±|┬▒|Â±|\uFFFD|\+\/?-|_)\s*`;
/** Of a test that took no time: `inf ± nan`. */
const SPEED = new RegExp(`^(${NUMBER}|-?inf|-?nan)(?:${PLUS_MINUS}(${NUMBER}|-?inf|-?nan))?$`, "i");

export function isBenchHeading(header: readonly string[]): boolean {
  const names = header.map((name) => name.toLowerCase());
  return ["model", "backend", "test", "t/s"].every((name) => names.includes(name));
}

/** Of a table whose heading is lost, the setups have no names. */
export function isBenchRow(cells: readonly string[]): boolean {
  return (
    /[±_]/.test(cells.at(-1) ?? "") &&
    /\d/.test(cells.at(-2) ?? "") &&
    speedOf(cells.at(-2), cells.at(-1)) !== undefined
  );
}

interface Speed {
  readonly mean: string;
  readonly deviation: string | undefined;
  readonly throughput: string;
}

function speedOf(test = "", speed = ""): Speed | undefined {
  const [, mean, deviation] = SPEED.exec(speed) ?? [];
  if (mean === undefined || /inf|nan/i.test(mean)) return undefined;
  if (BEHIND_PROMPT.test(test)) return { mean, deviation, throughput: "output_throughput" };
  const [, prompt, generated] = TEST.exec(test) ?? [];
  if (prompt === undefined && generated === undefined) return undefined;
  const throughput = generated === undefined ? "input" : prompt === undefined ? "output" : "total_token";
  return { mean, deviation, throughput: `${throughput}_throughput` };
}

/**
 * A row of the Markdown table that is printed by default: mean and deviation in tokens per second. `undefined` where its
 * test or speed is of another form, or is no number.
 */
export function readBenchRow(
  header: readonly string[],
  row: readonly string[],
  build: string | undefined,
): NamedReading | undefined {
  const names = header.map((name) => name.toLowerCase());
  const test = row[names.indexOf("test")] ?? "";
  const speed = speedOf(test, row[names.indexOf("t/s")]);
  if (speed === undefined) return undefined;
  const settings = names.flatMap((column, index) => {
    if (NO_SETTING.includes(column)) return [];
    return [{ name: column, value: row[index], meaning: workload(COLUMNS[column] ?? column) }];
  });
  const figures = collect([
    { name: "t/s", value: speed.mean, meaning: metric(speed.throughput) },
    { name: "± t/s", value: speed.deviation, meaning: metric(`std_${speed.throughput}`) },
    ...settings,
  ]);
  return named(figures, test.replace(/(pp|tg) /g, "$1"), build);
}
