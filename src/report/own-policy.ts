import type { Comparison, PolicyEffect, Row } from "../model/comparison.ts";
import { inert } from "./escape.ts";
import { ABSENT, formatCount } from "./format.ts";
import { table } from "./row-tables.ts";
import { verdictWords } from "./rows.ts";

const MOST_ROWS = 20;
const LONGEST_REASON = 400;

/** Under this pull request's own policy: the decision, and the rows that would read otherwise. */
export function ownPolicyTable({
  ownPolicy,
}: Comparison): { readonly title: string; readonly body: string } | undefined {
  if (ownPolicy === undefined) return undefined;
  const { rows, reason } = ownPolicy;
  const cells = rows.slice(0, MOST_ROWS).map((row) => [`${inert(nameOf(row))}`, words(row.base), words(row.own)]);
  const left = rows.length - cells.length;
  const parts = [
    inert(reason, LONGEST_REASON),
    cells.length === 0 ? "" : table(["Cell, metric", "By the base's policy", "By its own"], [], cells),
    left > 0 ? `… and ${formatCount(left, "row")} more` : "",
  ];
  return { title: inert(titleOf(ownPolicy), LONGEST_REASON), body: parts.filter((part) => part !== "").join("\n\n") };
}

/** The same in plain lines, for whoever renders them. */
export function ownPolicyLines({ ownPolicy }: Comparison): readonly string[] {
  if (ownPolicy === undefined) return [];
  const { rows, reason } = ownPolicy;
  const lines = rows.slice(0, MOST_ROWS).map((row) => `${nameOf(row)}: ${words(row.base)} → ${words(row.own)}`);
  return [`${titleOf(ownPolicy)}. ${reason}`, ...lines];
}

function titleOf({ decision, rows }: PolicyEffect): string {
  const changes = rows.length === 0 ? "no row would change" : `${formatCount(rows.length, "row")} would change`;
  return `Under this pull request's own policy: ${decision.replace("-", " ")}; ${changes}`;
}

function nameOf({ base, own }: PolicyEffect["rows"][number]): string {
  const row = own ?? base;
  return row === undefined ? "" : `${row.cell} ${row.metric}`;
}

function words(row: Row | undefined): string {
  return row === undefined ? ABSENT : verdictWords(row);
}
