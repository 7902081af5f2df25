import type { NamedReading } from "../tool.ts";
import { judge } from "../validity.ts";
import type { Benchmark, BenchmarkFigures } from "./figures.ts";

/** Raised when a number of that benchmark comes to mean something else: older records are not compared then. */
const DEFINITIONS: Readonly<Record<Benchmark, string>> = {
  serve: "vllm-serve@1",
  latency: "vllm-latency@1",
  throughput: "vllm-throughput@1",
  startup: "vllm-startup@1",
};

export function toReading(figures: BenchmarkFigures): NamedReading {
  const { validity, notes } = judge(figures);
  return {
    tool: {
      name: "vllm-bench",
      ...(figures.version === undefined ? {} : { version: figures.version }),
      definition: DEFINITIONS[figures.benchmark],
    },
    metrics: figures.metrics,
    counts: figures.counts,
    workload: figures.workload,
    validity,
    notes: [...figures.notes, ...notes],
  };
}
