import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { count, type Meaning, metric } from "../meaning.ts";
import { printedNumber } from "../printed.ts";
import { readingOf } from "../reading-of.ts";
import type { Placed } from "../tool.ts";
import { numbersOfList } from "./number-list.ts";

/**
 * What `profile_throughput`, `profile_restful_api`, `profile_serving` and `profile_pipeline_api` print until 0.6: seconds, and
 * the percentiles of the time per token without the first.
 */
const FIRST = /^concurrency: (\d+)$/;
const ELAPSED = /^elapsed_time: (\d+(?:\.\d+)?)s$/;
const FIRST_TOKEN = /^first[_ ]token latency(?:\(s\))?\(min, max, ave\): ([\d.]+)s?, ([\d.]+)s?, ([\d.]+)s?$/;
const PER_TOKEN = /^per-token latency\(s\) percentile\(50, 75, 95, 99\): (\[.*\])$/;
const PAIR = /^([A-Za-z][^:]*): (\d[\d.]*)(?: \S+)?$/;
const LAST = /^RPM \(request per minute\): \S+ req\/min$/;

const PAIRS: Readonly<Record<string, Meaning>> = {
  "number of prompts": count("requested"),
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
    const printed = below.slice(1, end + 1).flatMap(({ text }) => printedIn(text));
    const figures = collect(printed);
    const workload = { max_concurrency: Number(FIRST.exec(line.text)?.[1]), request_rate: "inf" };
    const notes = [...figures.notes, ...printed.flatMap(unread)];
    return [{ start: line.start, reading: readingOf("lmdeploy", "lmdeploy-0.5@1", { ...figures, workload, notes }) }];
  });
}

function printedIn(text: string): readonly Printed[] {
  const elapsed = ELAPSED.exec(text)?.[1];
  if (elapsed !== undefined) return [{ name: "elapsed_time", value: elapsed, meaning: metric("duration") }];
  const [, name, value] = PAIR.exec(text) ?? [];
  if (name !== undefined) return [{ name, value, meaning: PAIRS[name] }];
  const perToken = numbersOfList(PER_TOKEN.exec(text)?.[1] ?? "");
  return [
    ...several(FIRST_TOKEN.exec(text)?.slice(1) ?? [], ["min_ttft_s", "max_ttft_s", "mean_ttft_s"]),
    ...several(perToken, ["median_itl_s", "p75_itl_s", "p95_itl_s", "p99_itl_s"]),
  ];
}

function several(found: readonly string[], ids: readonly string[]): readonly Printed[] {
  return found.length !== ids.length
    ? []
    : ids.map((id, index) => ({ name: id, value: found[index], meaning: metric(id) }));
}

function unread({ name, value, meaning }: Printed): readonly string[] {
  const isLost = meaning === undefined && printedNumber(String(value)) !== undefined;
  return isLost ? [`not read: ${name}: ${String(value)}`] : [];
}
