import type { Comparison, PolicyEffect, Row } from "../model/comparison.ts";
import { inert } from "./escape.ts";
import { ABSENT, formatCount } from "./format.ts";
import type { Say } from "./language/say.ts";
import { table } from "./row-tables.ts";
import { verdictWords } from "./rows.ts";

const MOST_ROWS = 20;
const LONGEST_REASON = 400;

/** Under this pull request's own policy: the decision, and the rows that would read otherwise. */
export function ownPolicyTable(
  { ownPolicy }: Comparison,
  say: Say,
): { readonly title: string; readonly body: string } | undefined {
  if (ownPolicy === undefined) return undefined;
  const { rows, reason } = ownPolicy;
  const cells = rows.slice(0, MOST_ROWS).map((row) => [inert(nameOf(row)), words(row.base, say), words(row.own, say)]);
  const left = rows.length - cells.length;
  const parts = [
    inert(say(reason), LONGEST_REASON),
    cells.length === 0 ? "" : table(["Cell, metric", "By the base's policy", "By its own"].map(say), [], cells),
    left > 0 ? say(`… and ${formatCount(left, "row")} more`) : "",
  ];
  return {
    title: inert(titleOf(ownPolicy, say), LONGEST_REASON),
    body: parts.filter((part) => part !== "").join("\n\n"),
  };
}

/** The same in plain lines, for whoever renders them. */
export function ownPolicyLines({ ownPolicy }: Comparison, say: Say): readonly string[] {
  if (ownPolicy === undefined) return [];
  const { rows, reason } = ownPolicy;
  const lines = rows
    .slice(0, MOST_ROWS)
    .map((row) => `${nameOf(row)}: ${words(row.base, say)} → ${words(row.own, say)}`);
  return [`${titleOf(ownPolicy, say)}. ${say(reason)}`, ...lines];
}

function titleOf({ decision, rows }: PolicyEffect, say: Say): string {
  const changes = rows.length === 0 ? "no row would change" : `${formatCount(rows.length, "row")} would change`;
  return say(`Under this pull request's own policy: ${decision.replace("-", " ")}; ${changes}`);
}

function nameOf({ base, own }: PolicyEffect["rows"][number]): string {
  const row = own ?? base;
  return row === undefined ? "" : `${row.cell} ${row.metric}`;
}

function words(row: Row | undefined, say: Say): string {
  return row === undefined ? ABSENT : verdictWords(row, say);
}
