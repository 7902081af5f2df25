import type { ReadyCode } from "./base.ts";
import type { Metric } from "./metric.ts";
import type { Args, Environ } from "./spec.ts";

/** What a variant's servers are started with beside their own configuration, which gives way to it. */
export interface ServerChanges {
  readonly args: Args;
  readonly env: Environ;
}

/** What is measured under one name: a commit, a configuration of the servers, or both. */
export interface VariantSpec {
  /** Safe as a part of a file's name. */
  readonly name: string;
  /** Commit, tag or branch, built as `base:` says. */
  readonly commit?: string;
  /** Instead of a commit; with neither, what lies in the workspace. */
  readonly ready?: ReadyCode;
  readonly changes: ServerChanges;
}

/** One metric of one variant: the mean of its valid repeats. */
export interface VariantValue {
  readonly variant: string;
  readonly value: number;
  readonly repeats: number;
  /** By the first variant's value; absent for the first, and where that is zero or means something else. */
  readonly ratio?: number;
  /** Of variants that were measured in turn: 95 % confidence interval of the mean ratio of a round, for all variants of the row together. */
  readonly interval?: readonly [number, number];
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
