import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import type { Finding } from "./finding.ts";
import type { Series } from "./series.ts";

/** A finding with its p-values corrected over the rows that are judged together. */
export interface Corrected {
  readonly finding: Finding;
  readonly adjustedWorse: number;
  readonly adjustedBetter: number;
  /** The level at which this row alone would be found among the others. */
  readonly level: number;
}

/**
 * Three families: gating ratios, gating proportions, and what is only shown, which costs the gate no power. Proportions in
 * which nothing failed ask for no correction (Tarone 1990), so that one cell that starts to fail is not weighed against speeds.
 * `absent` rows belong to the families too, as if their p were 1: they were given up at an earlier look at the same pairs.
 */
export function correct(
  findings: readonly Finding[],
  alpha: number,
  absent: readonly Series[] = [],
): readonly Corrected[] {
  const familyOf = (series: Series) => {
    if (!series.gating) return "observed";
    return series.metric.kind === "proportion" ? "proportions" : "ratios";
  };
  return ["ratios", "proportions", "observed"].flatMap((family) =>
    correctFamily(
      findings.filter(({ series }) => familyOf(series) === family),
      alpha,
      absent.filter((series) => familyOf(series) === family).length,
    ),
  );
}

function correctFamily(findings: readonly Finding[], alpha: number, absent: number): readonly Corrected[] {
  const tested = findings.filter(({ enough, testable }) => enough && testable);
  const rows = tested.length + absent;
  const worse = benjaminiHochberg(
    tested.map(({ pWorse }) => pWorse),
    rows,
  );
  const better = benjaminiHochberg(
    tested.map(({ pBetter }) => pBetter),
    rows,
  );
  const places = new Map(tested.map((finding, place) => [finding, place]));
  return findings.map((finding) => {
    const place = places.get(finding);
    if (place === undefined) {
      const { pWorse, pBetter } = finding;
      return { finding, adjustedWorse: pWorse, adjustedBetter: pBetter, level: alpha / (rows + 1) };
    }
    const [adjustedWorse = 1, adjustedBetter = 1] = [worse[place], better[place]];
    return { finding, adjustedWorse, adjustedBetter, level: alpha / rows };
  });
}
