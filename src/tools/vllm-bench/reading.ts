import { readingOf } from "../reading-of.ts";
import type { NamedReading } from "../tool.ts";
import type { Benchmark, BenchmarkFigures } from "./figures.ts";

/** Raised when a number of that benchmark comes to mean something else: older records are not compared then. */
const DEFINITIONS: Readonly<Record<Benchmark, string>> = {
  serve: "vllm-serve@1",
  "early-serve": "vllm-serve-0.3@1",
  "first-serve": "vllm-serve-0.1@1",
  latency: "vllm-latency@1",
  throughput: "vllm-throughput@1",
  startup: "vllm-startup@1",
  "mm-processor": "vllm-mm-processor@1",
};

const LATENCY = { unit: "s", betterWhen: "lower" } as const;
/** What no later version measures. */
const DECLARED = { mean_latency_per_token_s: LATENCY, mean_latency_per_output_token_s: LATENCY };

export function toReading(figures: BenchmarkFigures): NamedReading {
  const { benchmark, device } = figures;
  const reading = {
    ...readingOf("vllm-bench", DEFINITIONS[benchmark], figures),
    ...(device === undefined ? {} : { device }),
  };
  return benchmark === "first-serve" ? { ...reading, declared: DECLARED } : reading;
}
