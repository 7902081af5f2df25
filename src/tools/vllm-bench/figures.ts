import type { Figures } from "../figures.ts";

/** Which of vLLM's benchmarks made a result. */
export type Benchmark = "serve" | "early-serve" | "first-serve" | "latency" | "throughput" | "startup" | "mm-processor";

export interface BenchmarkFigures extends Figures {
  readonly benchmark: Benchmark;
  /** As the user noted it with `--metadata`. */
  readonly device?: string;
}

/** Figures, and where in the text they were printed. */
export interface PrintedFigures {
  readonly figures: BenchmarkFigures;
  readonly start: number;
}
