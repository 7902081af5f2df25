import { apartBySetUp } from "../apart.ts";
import type { Line } from "../clean-text.ts";
import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import type { Detection, NamedReading, Placed, Source } from "../tool.ts";
import { benchmarkCsv, isBenchmarkCsv } from "./benchmark-csv.ts";
import { hasBenchmarkLines, readBenchmarkLines } from "./benchmark-lines.ts";
import { isReport, readReport } from "./report-json.ts";
import { hasReport, readReports } from "./report-text.ts";
import { isServing, readServing, readServingBlocks, servingBlocks } from "./serving.ts";
import { isVisualGen, readVisualGen, readVisualGenBlocks, visualGenBlocks } from "./visual-gen.ts";

/** By these people know a set-up. */
const FIRST = ["model_id", "engine_dir", "precision", "quantization", "world_size"];

const BROKEN = [/"engine":\s*\{.*"world_info":/s, /"user_throughput":/];

export function detect(source: Source): Detection | undefined {
  const { values } = jsonIn(source);
  if (values.some(({ value }) => isReport(value))) return { evidence: "JSON with the report of trtllm-bench" };
  if (values.some(({ value }) => isServing(value)))
    return { evidence: "JSON with the keys of TensorRT-LLM's benchmark_serving" };
  if (values.some(({ value }) => isVisualGen(value)))
    return { evidence: "JSON with the keys of TensorRT-LLM's benchmark of images and videos" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the keys of TensorRT-LLM" };
  if (isBenchmarkCsv(source)) return { evidence: "CSV with the names of TensorRT-LLM's benchmarks" };
  if (source.text.includes("[BENCHMARK") && hasBenchmarkLines(linesIn(source)))
    return { evidence: "the [BENCHMARK] lines of TensorRT-LLM" };
  if (!/(?:PERFORMANCE|THROUGHPUT) OVERVIEW|= STATISTICS|Benchmark Result/.test(source.text)) return undefined;
  const lines = linesIn(source);
  if (hasReport(lines)) return { evidence: "the performance overview of trtllm-bench" };
  if (visualGenBlocks(lines).length > 0)
    return { evidence: "the block of TensorRT-LLM's benchmark of images and videos" };
  return servingBlocks(lines).length > 0
    ? { evidence: "a Serving Benchmark Result block with TensorRT-LLM's labels" }
    : undefined;
}

/** @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  if (isBenchmarkCsv(source)) return apartBySetUp(benchmarkCsv(source), FIRST);
  return apartBySetUp(readJsonAndText(source, { what: "TensorRT-LLM's benchmarks", ofJson, ofText }), FIRST);
}

function ofJson(value: unknown): readonly NamedReading[] {
  if (isReport(value)) return [readReport(value)];
  if (isVisualGen(value)) return [readVisualGen(value)];
  return isServing(value) ? [readServing(value)] : [];
}

function ofText(lines: readonly Line[], { name }: Source): readonly Placed[] {
  return [
    ...readReports(lines, name),
    ...readServingBlocks(lines, name),
    ...readVisualGenBlocks(lines, name),
    ...readBenchmarkLines(lines),
  ];
}
