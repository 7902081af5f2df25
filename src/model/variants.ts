import type { Metric } from "./metric.ts";

/** One metric of one variant: the mean of its valid repeats. */
export interface VariantValue {
  readonly variant: string;
  readonly value: number;
  readonly repeats: number;
  /** By the first variant's value; absent for the first, and where that is zero or means something else. */
  readonly ratio?: number;
  readonly best: boolean;
}

export interface VariantRow {
  readonly metric: string;
  readonly unit: string;
  readonly betterWhen?: Metric["betterWhen"];
  /** In the order of the variants; one that did not measure it is absent. */
  readonly values: readonly VariantValue[];
}

/** All variants of one cell side by side: shown, not judged. */
export interface VariantTable {
  readonly cell: string;
  /** The first is what the ratios are of. */
  readonly variants: readonly string[];
  readonly rows: readonly VariantRow[];
  /** Why the numbers may not mean the same: other work, other tools, failures, contradictions; one sentence each. */
  readonly flags: readonly string[];
}
