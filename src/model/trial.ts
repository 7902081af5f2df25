import type { Cell } from "./cell.ts";
import type { ServerSpec, TestSpec } from "./spec.ts";

/** The variant of the first base measurement when it is repeated at the end of the pairs: it shows a drift, and is no pair's. */
export const SENTINEL = "sentinel";

/** Whose code answers a trial of this variant. */
export function sideOf(variant: string): string {
  return variant === SENTINEL ? "base" : variant;
}

/** One planned measurement of a cell. */
export interface Trial {
  /** Unique in its session, and safe as a file name. */
  readonly id: string;
  readonly cell: Cell;
  /** `head` is the commit under test, `base` the commit it is compared with; imports may carry other names. */
  readonly variant: string;
  /** From 0. The same repeat has the same seed, requests and instants in every session. */
  readonly repeat: number;
  readonly seed: number;
  /** 0 for the first measurement, 1 for its confirmation on a freshly started server. */
  readonly round: number;
  readonly test: TestSpec;
  readonly server?: ServerSpec;
}

export interface Plan {
  /** In the order in which they are measured; neighbours that share a server share its start. */
  readonly trials: readonly Trial[];
  /** Ids of the cells that the session must hold to be complete. */
  readonly expectedCells: readonly string[];
  readonly digest: string;
  readonly warnings: readonly string[];
}
