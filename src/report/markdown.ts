import type { Comparison, Row } from "../model/comparison.ts";
import type { VariantTable } from "../model/variants.ts";
import { chart } from "./chart.ts";
import type { ReportContext } from "./context.ts";
import { formatCount, formatInteger } from "./format.ts";
import { sayIn } from "./language/language.ts";
import type { Say } from "./language/say.ts";
import { byImportance } from "./rows.ts";
import {
  allRows,
  attention,
  baseline,
  drift,
  environment,
  excuses,
  facts,
  findings,
  footer,
  headline,
  measured,
  notes,
  ownPolicy,
  reproduction,
  sweeps,
} from "./sections.ts";
import { toVariantsMarkdown } from "./variants.ts";

/** GitHub's limit for a comment, in UTF-16 code units: "Body is too long (maximum is 65536 characters)". */
export const LONGEST_COMMENT = 65_536;

/** Folded facts give way when fewer rows than this would be left. */
const FEWEST_ROWS = 20;

/** The comment, at most `limit` code units: rows are dropped from the least important end, and their number is said. */
export function toMarkdown(comparison: Comparison, context: ReportContext, limit = LONGEST_COMMENT): string {
  const rows = byImportance(comparison.rows);
  for (const facts of ["all", "few"] as const) {
    const fewest = facts === "all" ? Math.min(rows.length, FEWEST_ROWS) : 0;
    const fitting = mostThatFits(fewest, rows.length, (kept) => {
      const text = render(comparison, context, { rows, kept, facts });
      return text.length <= limit ? text : undefined;
    });
    if (fitting !== undefined) return fitting;
  }
  return headline(comparison, context);
}

interface Shape {
  readonly rows: readonly Row[];
  /** How many of them are shown. */
  readonly kept: number;
  readonly facts: "all" | "few";
}

function render(comparison: Comparison, context: ReportContext, shape: Shape): string {
  const say = sayIn(context.language);
  const shown = shape.rows.slice(0, shape.kept);
  const parts = [
    headline(comparison, context),
    facts(comparison, context),
    findings(comparison, say),
    comparison.decision === "measured" ? measured(shown, say) : attention(shown, say),
    comparison.variants === undefined ? "" : variants(comparison.variants, shape, say),
    dropped(shape, say),
    comparison.decision === "measured" ? "" : sweeps(comparison, say),
    context.chart === true && shape.facts === "all" && comparison.decision !== "measured" ? chart(comparison) : "",
    comparison.decision === "measured" ? "" : allRows(shown, say),
    ...(shape.facts === "all"
      ? [
          ownPolicy(comparison, say),
          excuses(comparison, say),
          drift(comparison, say),
          environment(comparison, say),
          baseline(comparison, context),
          notes(context),
        ]
      : []),
    reproduction(context),
    footer(context),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function variants(tables: readonly VariantTable[], { facts: extent }: Shape, say: Say): string {
  return extent === "all"
    ? toVariantsMarkdown(tables).trimEnd()
    : say("The variants do not fit here; the session has them all.");
}

function dropped({ rows, kept }: Shape, say: Say): string {
  const left = rows.length - kept;
  if (left === 0) return "";
  const what = say(`${formatInteger(left)} of ${formatCount(rows.length, "row")} do not fit here`);
  return `**${what}**${say(", the least important ones; the session has them all.")}`;
}

/** The text of the largest number from `fewest` to `most` that has one; texts only grow with the number. */
function mostThatFits(fewest: number, most: number, textOf: (kept: number) => string | undefined): string | undefined {
  const whole = textOf(most);
  if (whole !== undefined) return whole;
  let best = textOf(fewest);
  if (best === undefined) return undefined;
  let fits = fewest;
  let tooMany = most;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    const text = textOf(middle);
    if (text === undefined) tooMany = middle;
    else {
      best = text;
      fits = middle;
    }
  }
  return best;
}
