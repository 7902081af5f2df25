import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import type { Placed } from "../json-and-text.ts";
import { count, type Meaning, metric } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";

/** What versions until 0.6 print: seconds, and the percentiles of the time per token without the first. */
const FIRST = /^concurrency: (\d+)$/;
const ELAPSED = /^elapsed_time: (\d+(?:\.\d+)?)s$/;
const FIRST_TOKEN = /^first[_ ]token latency(?:\(s\))?\(min, max, ave\): ([\d.]+)s?, ([\d.]+)s?, ([\d.]+)s?$/;
const PER_TOKEN = /^per-token latency\(s\) percentile\(50, 75, 95, 99\): \[([\d.]+), ([\d.]+), ([\d.]+), ([\d.]+)\]$/;
const PAIR =
  /^(number of (?:prompt|completion) tokens|token throughput \([^)]*\)|RPS \([^)]*\)|RPM \([^)]*\)): ([\d.]+)/;
const LAST = /^RPM \(request per minute\): \S+ req\/min$/;

const PAIRS: Readonly<Record<string, Meaning>> = {
  "number of prompt tokens": count("inputTokens"),
  "number of completion tokens": count("outputTokens"),
  "token throughput (completion token)": metric("output_throughput"),
  "token throughput (prompt + completion token)": metric("total_token_throughput"),
  "RPS (request per second)": metric("request_throughput"),
  "RPM (request per minute)": metric("requests_per_minute"),
};

const isFirst = (lines: readonly Line[], index: number): boolean =>
  FIRST.test(lines[index]?.text ?? "") && ELAPSED.test(lines[index + 1]?.text ?? "");

export function hasOldText(lines: readonly Line[]): boolean {
  return lines.some((_line, index) => isFirst(lines, index));
}

/** @throws UserError when the text ends inside a result. */
export function readOldText(lines: readonly Line[], source: string): readonly Placed[] {
  return lines.flatMap((line, index) => {
    if (!isFirst(lines, index)) return [];
    const below = lines.slice(index);
    const end = below.findIndex(({ text }) => LAST.test(text));
    if (end === -1) {
      throw new UserError(`${source}: the result on line ${line.number} ends before its last line, RPM`, {
        hint: "the file is cut off, or the result was not copied to its end",
      });
    }
    const figures = collect(below.slice(0, end + 1).flatMap(({ text }) => printedIn(text)));
    const workload = { max_concurrency: Number(FIRST.exec(line.text)?.[1]), request_rate: "inf" };
    return [{ start: line.start, reading: readingOf("lmdeploy", "lmdeploy-0.5@1", { ...figures, workload }) }];
  });
}

function printedIn(text: string): readonly Printed[] {
  const elapsed = ELAPSED.exec(text)?.[1];
  if (elapsed !== undefined) return [{ name: "elapsed_time", value: elapsed, meaning: metric("duration") }];
  const [, name, value] = PAIR.exec(text) ?? [];
  if (name !== undefined) return [{ name, value, meaning: PAIRS[name] }];
  return [
    ...several(FIRST_TOKEN.exec(text), ["min_ttft_s", "max_ttft_s", "mean_ttft_s"]),
    ...several(PER_TOKEN.exec(text), ["median_itl_s", "p75_itl_s", "p95_itl_s", "p99_itl_s"]),
  ];
}

function several(found: RegExpExecArray | null, ids: readonly string[]): readonly Printed[] {
  return found === null ? [] : ids.map((id, index) => ({ name: id, value: found[index + 1], meaning: metric(id) }));
}
