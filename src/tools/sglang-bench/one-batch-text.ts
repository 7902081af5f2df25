import type { Line } from "../clean-text.ts";
import { collect } from "../collect.ts";
import { metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { Placed } from "../tool.ts";
import { onlyWhole } from "./only-whole.ts";
import { pointOf } from "./point.ts";

/** What `bench_one_batch`, and `bench_latency` before it, print of each batch: https://github.com/sgl-project/sglang/blob/main/python/sglang/bench_one_batch.py */
const WORD = String.raw`(\d+\.\d+|nan|inf)`;
const TIMES = String.raw`latency:\s+${WORD} s, (?:median )?throughput:\s+${WORD} token\/s$`;
const PART = new RegExp(
  String.raw`^(Prefill\.|Decode\.\s+median|Decode(?: \d+)?\.|Total\.)\s+(?:Batch size: (\d+), )?${TIMES}`,
);
const STEP = /^Decode(?: \d+)?\.$/;

/** Printed before the batches; what is measured first is thrown away. */
const MARK = /^(Warmup|Benchmark) \.\.\.$/;
const COMMAND = /\bsglang\.(?:bench_|benchmark\b)/;

/** Latency in seconds and tokens per second, as they are printed. */
interface Part {
  readonly latency: string;
  readonly throughput: string;
}

interface Batch {
  readonly line: Line;
  readonly prefill?: Part;
  readonly median?: Part;
  readonly total?: Part;
  readonly size?: number;
  readonly steps: number;
}

export function isOneBatchLine({ text }: Line): boolean {
  return PART.test(text);
}

/** The batches of a text; what was measured to warm up is left out, and that is said. */
export function oneBatches(lines: readonly Line[]): readonly Placed[] {
  const { measured, warmups } = batchesIn(lines);
  const notes =
    warmups.length === 0
      ? []
      : [`the warm-up on line ${warmups.map(({ line }) => line.number).join(", ")} is not read`];
  return measured.map((batch, at) => ({
    start: batch.line.start,
    reading: readingOfBatch(batch, at === 0 ? notes : []),
  }));
}

/** What stands below one mark. */
interface Section {
  readonly mark: string;
  readonly lines: Line[];
}

function batchesIn(lines: readonly Line[]): {
  readonly measured: readonly Batch[];
  readonly warmups: readonly Batch[];
} {
  const sections: Section[] = [{ mark: "", lines: [] }];
  for (const line of lines) {
    const mark = MARK.exec(line.text)?.[1];
    if (mark !== undefined || line.fence || COMMAND.test(line.plain)) sections.push({ mark: mark ?? "", lines: [] });
    sections.at(-1)?.lines.push(line);
  }
  // Its own mark was not copied where that of what is measured follows.
  const isWarmUp = ({ mark }: Section, at: number): boolean =>
    mark === "Warmup" || (mark === "" && sections[at + 1]?.mark === "Benchmark");
  return {
    measured: sections.filter((section, at) => !isWarmUp(section, at)).flatMap((section) => batchesOf(section.lines)),
    warmups: sections.filter(isWarmUp).flatMap((section) => batchesOf(section.lines)),
  };
}

function batchesOf(lines: readonly Line[]): readonly Batch[] {
  const batches: Batch[] = [];
  let before = "";
  let isEnded = true;
  for (const line of lines) {
    const [, name = "", size, latency = "", throughput = ""] = PART.exec(line.text) ?? [];
    if (name === "" || line.text === before) continue;
    before = line.text;
    if (isEnded || name === "Prefill.") batches.push({ line, steps: 0 });
    isEnded = name === "Total.";
    const batch = batches.pop();
    if (batch !== undefined) batches.push(withPart(batch, name, { latency, throughput }, size));
  }
  return batches;
}

function withPart(batch: Batch, name: string, part: Part, size: string | undefined): Batch {
  if (name === "Prefill.") return { ...batch, prefill: part };
  if (name === "Total.") return { ...batch, total: part };
  if (!STEP.test(name)) return { ...batch, median: part };
  return { ...batch, steps: batch.steps + 1, ...(size === undefined ? {} : { size: Number(size) }) };
}

function readingOfBatch(batch: Batch, notes: readonly string[]): Placed["reading"] {
  const { prefill, median, total, steps } = batch;
  const size = batch.size ?? wholeOf(median);
  const input = size === undefined ? undefined : wholeOf(prefill, size);
  const both = size === undefined ? undefined : wholeOf(total, size);
  const output = input === undefined || both === undefined || both <= input ? undefined : both - input;
  const computed = { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) };
  const figures = collect([
    { name: "prefill latency", value: prefill?.latency, meaning: metric("prefill_latency") },
    { name: "prefill throughput", value: prefill?.throughput, meaning: metric("prefill_throughput") },
    { name: "median decode latency", value: median?.latency, meaning: metric("median_decode_latency") },
    { name: "median decode throughput", value: median?.throughput, meaning: metric("median_decode_throughput") },
    { name: "total latency", value: total?.latency, meaning: metric("avg_latency") },
    { name: "total throughput", value: total?.throughput, meaning: metric("total_token_throughput") },
    { name: "batch size", value: size, meaning: workload("batch_size") },
    { name: "input length", value: input, meaning: workload("input_len") },
    { name: "output length", value: output, meaning: workload("output_len") },
    // Of one token each, no step says how many sequences they were.
    {
      name: "prompt tokens",
      value: size === undefined ? wholeOf(prefill) : undefined,
      meaning: workload("prompt_tokens"),
    },
  ]);
  const lengths = Object.entries(computed).map(([name, length]) => `${name} length ${length}`);
  const reading = readingOf("sglang-bench", "sglang-one-batch@1", {
    ...figures,
    notes: [
      ...notes,
      ...figures.notes,
      ...(lengths.length === 0 ? [] : [`computed from the printed throughputs and latencies: ${lengths.join(", ")}`]),
      ...(steps === 0 ? [] : [`not read: ${steps} single decode steps`]),
      ...(total === undefined
        ? [`no line "Total. latency" below line ${batch.line.number}: not copied to its end`]
        : []),
    ],
  });
  return { ...reading, ...pointOf(reading.workload) };
}

/** Tokens, or sequences, of a part. */
function wholeOf(part: Part | undefined, size = 1): number | undefined {
  return part === undefined ? undefined : onlyWhole(part.throughput, part.latency, size);
}
