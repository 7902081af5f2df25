interface Traded {
  readonly throughput: number;
  readonly latency: number;
}

/** The points that no other one beats in both throughput and latency, by throughput. */
export function paretoFront<T extends Traded>(points: readonly T[]): readonly T[] {
  const beats = (a: T, b: T) =>
    a.throughput >= b.throughput && a.latency <= b.latency && (a.throughput > b.throughput || a.latency < b.latency);
  return points
    .filter((point) => !points.some((other) => beats(other, point)))
    .sort((a, b) => a.throughput - b.throughput);
}
