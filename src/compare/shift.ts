import type { NoiseEvidence } from "../model/comparison.ts";
import type { Spread } from "./noise.ts";

/** How far the head is from the base, and how well that is known. */
export interface Shift {
  /** In the metric's unit. */
  readonly base: number;
  readonly head: number;
  /** ln(head / base). */
  readonly logChange: number;
  readonly standardError: number;
  readonly df: number;
  /** What of the squared standard error more pairs on the same starts would not average out; absent is none. */
  readonly lasting?: number;
  readonly noise: NoiseEvidence;
  /** Baseline sessions, or pairs, or starts that pairs share. */
  readonly units: number;
  readonly enough: boolean;
  readonly samples: { readonly base: readonly (readonly number[])[]; readonly head: readonly number[] };
  /** Of an exact rank test, where it is used in place of t: the chance of a head so large, and so small. */
  readonly ranks?: { readonly larger: number; readonly smaller: number };
  /** By how much the standard error was widened, because the series' own past errors were larger than its noise allows. */
  readonly stretch?: number;
  /** The head is the mean of its two starts. */
  readonly bothStarts?: true;
  /** Newer sessions of the base that were left out, newest first. */
  readonly slid?: readonly (readonly number[])[];
  /** The pairs differ more than the repeats of stored sessions do. */
  readonly noisier?: boolean;
  readonly again?: {
    readonly head: readonly number[];
    readonly logChange: number;
    readonly standardError: number;
    readonly df: number;
  };
}

/** A case measured but for its noise, which the other cases help to know. */
export interface Raw {
  readonly spread: Spread & { readonly assumedDf: number };
  readonly finish: (noise: Spread) => Omit<Shift, "noise">;
}
