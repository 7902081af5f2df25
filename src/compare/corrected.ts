import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import type { Finding } from "./finding.ts";

/** A finding with its p-values corrected over the rows that are judged together. */
export interface Corrected {
  readonly finding: Finding;
  readonly adjustedWorse: number;
  readonly adjustedBetter: number;
  /** The level at which this row alone would be found among the others. */
  readonly level: number;
}

/** Gating rows are one family and observed rows another, so that what is only shown costs the gate no power. */
export function correct(findings: readonly Finding[], alpha: number): readonly Corrected[] {
  return [true, false].flatMap((gating) =>
    correctFamily(
      findings.filter(({ series }) => series.gating === gating),
      alpha,
    ),
  );
}

function correctFamily(findings: readonly Finding[], alpha: number): readonly Corrected[] {
  const tested = findings.filter(({ enough, testable }) => enough && testable);
  const worse = benjaminiHochberg(tested.map(({ pWorse }) => pWorse));
  const better = benjaminiHochberg(tested.map(({ pBetter }) => pBetter));
  const places = new Map(tested.map((finding, place) => [finding, place]));
  return findings.map((finding) => {
    const place = places.get(finding);
    if (place === undefined) {
      const { pWorse, pBetter } = finding;
      return { finding, adjustedWorse: pWorse, adjustedBetter: pBetter, level: alpha / (tested.length + 1) };
    }
    const [adjustedWorse = 1, adjustedBetter = 1] = [worse[place], better[place]];
    return { finding, adjustedWorse, adjustedBetter, level: alpha / tested.length };
  });
}
