import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import type { Placed } from "../json-and-text.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import { statisticOf } from "../statistic.ts";

/** `STATISTICS` until 0.14. */
const TITLE = /^= (?:PERFORMANCE OVERVIEW|STATISTICS)$/;
const REQUESTS = /^= REQUEST DETAILS$/;
const RULE = /^=+$/;
const PAIR = /^([A-Z][^:]*?)\s*:\s+(\S+)$/;
/** The line as it is printed: a log's own words in brackets are taken off the head of others. */
const BREAKDOWN = /\[(TPOT|TTFT|GTPS|Latency)\] (\w+)\s*:\s+(\S+)$/;

const LABELS: Readonly<Record<string, Meaning>> = {
  "Number of requests": count("requested"),
  "Number of concurrent requests": metric("concurrency"),
  "Average Input Length (tokens)": metric("mean_input_tokens"),
  "Average Output Length (tokens)": metric("mean_output_tokens"),
  "Request Throughput (req/sec)": metric("request_throughput"),
  "Total Output Throughput (tokens/sec)": metric("output_throughput"),
  // Of the generated tokens, until 0.16.
  "Token Throughput (tokens/sec)": metric("output_throughput"),
  "Total Token Throughput (tokens/sec)": metric("total_token_throughput"),
  // Until 0.17.
  "Total Latency (seconds)": metric("duration"),
  "Total Latency (ms)": metric("duration_ms"),
  "Average request latency (ms)": metric("mean_e2el_ms"),
  "Average time-to-first-token [TTFT] (ms)": metric("mean_ttft_ms"),
  "Average time-per-output-token [TPOT] (ms)": metric("mean_tpot_ms"),
  Model: workload("model_id"),
};

const MEASURES: Readonly<Record<string, string>> = {
  TPOT: "tpot_ms",
  TTFT: "ttft_ms",
  GTPS: "decode_throughput_per_user",
  Latency: "e2el_ms",
};

export function hasReport(lines: readonly Line[]): boolean {
  return lines.some(
    ({ text }, index) =>
      TITLE.test(text) &&
      lines.slice(index, index + 12).some(({ text: row }) => /^Total Latency \((?:ms|seconds)\)/.test(row)),
  );
}

/**
 * The report that `trtllm-bench` prints. It has no closing line, so it is read to the last of its lines that a whole line ends.
 * @throws UserError when nothing whole stands below its title.
 */
export function readReports(lines: readonly Line[], source: string): readonly Placed[] {
  const titles = lines.flatMap(({ text }, index) => (TITLE.test(text) ? [index] : []));
  return titles.map((title, index) => {
    const from = lines.findLastIndex(
      ({ text }, at) => at < title && at > (titles[index - 1] ?? -1) && REQUESTS.test(text),
    );
    const until = titles[index + 1] ?? lines.length;
    const block = lines.slice(from === -1 ? title : from, until).filter(({ whole, text }) => whole && !RULE.test(text));
    const figures = collect(block.flatMap(printedIn));
    if (Object.keys(figures.metrics).length < 2) {
      throw new UserError(`${source}: nothing whole below the title on line ${lines[title]?.number ?? 1}`, {
        hint: "the file is cut off, or the report was not copied to its end",
      });
    }
    return { start: lines[title]?.start ?? 0, reading: readingOf("trtllm-bench", "trtllm-bench@1", figures) };
  });
}

function printedIn({ text, plain }: Line): readonly Printed[] {
  const [, measure = "", name = "", breakdown] = BREAKDOWN.exec(plain.trim()) ?? [];
  if (breakdown !== undefined) {
    const statistic = statisticOf(name);
    return statistic === undefined
      ? []
      : [{ name: text, value: breakdown, meaning: metric(`${statistic}_${MEASURES[measure]}`) }];
  }
  const [, label = "", value] = PAIR.exec(text) ?? [];
  return [{ name: label, value, meaning: LABELS[label] ?? perUser(label) }];
}

/** Their units and additions in brackets have changed from version to version. */
function perUser(label: string): Meaning | undefined {
  if (label.startsWith("Per User Output Throughput")) return metric("mean_output_throughput_per_user");
  if (label.startsWith("Per User Output Speed")) return metric("mean_decode_throughput_per_user");
  return label.startsWith("Per GPU Output Throughput") ? metric("output_throughput_per_gpu") : undefined;
}
