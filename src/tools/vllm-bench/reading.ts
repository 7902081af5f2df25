import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";
import type { Benchmark, BenchmarkFigures } from "./figures.ts";

/** Raised when a number of that benchmark comes to mean something else: older records are not compared then. */
const DEFINITIONS: Readonly<Record<Benchmark, string>> = {
  serve: "vllm-serve@1",
  "early-serve": "vllm-serve-0.3@1",
  latency: "vllm-latency@1",
  throughput: "vllm-throughput@1",
  startup: "vllm-startup@1",
  "mm-processor": "vllm-mm-processor@1",
};

export function toReading(figures: BenchmarkFigures): NamedReading {
  return readingOf("vllm-bench", DEFINITIONS[figures.benchmark], figures);
}
