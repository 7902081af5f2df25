import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { Placed } from "../tool.ts";
import { numbersOfList } from "./number-list.ts";
import { generationPoint } from "./profile-csv.ts";

/**
 * What `profile_generation` prints until 0.10, in seconds: the latencies of whole rounds, and the percentiles of the time per token
 * without the first. Until 0.1 its throughput is that of a thread, times the threads.
 */
const START = /^(?:total time: [\d.]+s|concurrency: \d+, input_tokens: \d+, output_tokens: \d+)$/;
const LAST = /^throughput(?:\(total\))?: \S+ token\/s$/;
const FIRST_TOKEN = /^first_token latency\(min, max, ave\): (\S+)s, (\S+)s, (\S+)s$/;
const ROUNDS = /^(total_token|token) latency\(min, max, ave\): (\S+)s, (\S+)s, (\S+)s$/;
const PER_TOKEN = /^token_latency percentiles\(50%,75%,95%,99%\)\(s\): (\[.*\])$/;
const PAIR = /([a-z_]+(?:[( ][a-z]+\)?)?): (\S+?)s?(?=,\s|\s(?!\d)|$)/g;

const PAIRS: Readonly<Record<string, Meaning>> = {
  "total time": metric("duration"),
  elapsed_time: metric("duration"),
  concurrency: workload("max_concurrency"),
  test_round: workload("test_round"),
  input_tokens: workload("input_len"),
  output_tokens: workload("output_len"),
  throughput: metric("output_throughput"),
  "throughput(output)": metric("output_throughput"),
  "throughput(total)": metric("total_token_throughput"),
};

function isStart(lines: readonly Line[], index: number): boolean {
  return (
    START.test(lines[index]?.text ?? "") && lines.slice(index, index + 5).some(({ text }) => FIRST_TOKEN.test(text))
  );
}

export function hasGenerationText(lines: readonly Line[]): boolean {
  return lines.some((_line, index) => isStart(lines, index));
}

/** @throws UserError when the text ends inside a result. */
export function readGenerationText(lines: readonly Line[], source: string): readonly Placed[] {
  return lines.flatMap((line, index) => {
    if (!isStart(lines, index)) return [];
    const below = lines.slice(index);
    const end = below.findIndex(({ text, whole }) => whole && LAST.test(text));
    if (end === -1) {
      throw new UserError(`${source}: the result on line ${line.number} ends before its last line, throughput`, {
        hint: "the file is cut off, or the result was not copied to its end",
      });
    }
    const figures = collect(below.slice(0, end + 1).flatMap(({ text }) => printedIn(text)));
    const definition = line.text.startsWith("concurrency") ? "lmdeploy-generation-0.0@1" : "lmdeploy-generation@1";
    return [{ start: line.start, reading: generationPoint(readingOf("lmdeploy", definition, figures)) }];
  });
}

function printedIn(text: string): readonly Printed[] {
  const perToken = PER_TOKEN.exec(text)?.[1];
  if (perToken !== undefined)
    return several(numbersOfList(perToken), ["median_itl_s", "p75_itl_s", "p95_itl_s", "p99_itl_s"]);
  const first = FIRST_TOKEN.exec(text);
  if (first !== null) return several(first.slice(1), ["min_ttft_s", "max_ttft_s", "mean_ttft_s"]);
  const rounds = ROUNDS.exec(text);
  // Until 0.1 that is the time from the first token to the last.
  const measure = rounds?.[1] === "token" ? "decode_time_s" : "e2el_s";
  if (rounds !== null)
    return several(
      rounds.slice(2),
      ["min", "max", "mean"].map((name) => `${name}_${measure}`),
    );
  return [...text.matchAll(PAIR)].map(([, name = "", value]) => ({ name, value, meaning: PAIRS[name] }));
}

function several(values: readonly string[], ids: readonly string[]): readonly Printed[] {
  return values.map((value, index) => ({ name: ids[index] ?? "", value, meaning: metric(ids[index] ?? "") }));
}
