const NAMES: Readonly<Record<string, string>> = {
  avg: "mean",
  average: "mean",
  mean: "mean",
  median: "median",
  std: "std",
  stddev: "std",
  std_dev: "std",
  min: "min",
  minimum: "min",
  max: "max",
  maximum: "max",
};

const PERCENTILE = /^(?:p(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)%)$/;

/** The first part of a metric's id for a tool's word of a statistic: `mean` for `Average`, `p99` for `99%`; the 50th percentile is the median. */
export function statisticOf(word: string): string | undefined {
  const known = word.trim().toLowerCase();
  const percentile = PERCENTILE.exec(known);
  const rank = percentile?.[1] ?? percentile?.[2];
  if (rank !== undefined) return Number(rank) === 50 ? "median" : `p${rank}`;
  return Object.hasOwn(NAMES, known) ? NAMES[known] : undefined;
}
