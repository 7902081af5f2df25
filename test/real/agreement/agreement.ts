/** Figures of one run by vLLM's result keys. */
export type Figures = Readonly<Record<string, number>>;

export const TOTALS = ["completed", "total_input_tokens", "total_output_tokens"] as const;
export const COMPARED = [
  ...["ttft", "tpot", "itl", "e2el"].flatMap((name) => [`mean_${name}_ms`, `median_${name}_ms`]),
  ...["output_throughput", "request_throughput"],
];

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface ComparedMetric {
  readonly metric: string;
  readonly vllm: Spread;
  readonly builtIn: Spread;
  /** The medians of the runs are no further apart than the runs of one of the tools are from each other. */
  readonly agrees: boolean;
}

export function comparedMetrics(vllm: readonly Figures[], builtIn: readonly Figures[]): readonly ComparedMetric[] {
  return COMPARED.map((metric) => {
    const [theirs, ours] = [spreadOf(vllm, metric), spreadOf(builtIn, metric)];
    const widest = Math.max(theirs.most - theirs.least, ours.most - ours.least);
    return { metric, vllm: theirs, builtIn: ours, agrees: Math.abs(theirs.median - ours.median) <= widest };
  });
}

function spreadOf(runs: readonly Figures[], metric: string): Spread {
  const values = runs.map((run) => run[metric] ?? Number.NaN).sort((a, b) => a - b);
  const at = (place: number) => values[place] ?? Number.NaN;
  const middle = (values.length - 1) / 2;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, least: at(0), most: at(values.length - 1) };
}

/** `median_ttft_ms  vLLM 12.1 (11.8 to 13.0)  built-in 12.0 (11.7 to 12.4)  −0.8 %`. */
export function lineOf({ metric, vllm, builtIn, agrees }: ComparedMetric): string {
  const told = ({ median, least, most }: Spread) => `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
  const change = 100 * (builtIn.median / vllm.median - 1);
  const sign = `${change < 0 ? "−" : "+"}${Math.abs(change).toFixed(1)} %`;
  return `  ${agrees ? "ok    " : "NOT OK"} ${metric.padEnd(18)} vLLM ${told(vllm)}, built-in ${told(builtIn)}, ${sign}`;
}
