import type { Comparison, Row } from "../../model/comparison.ts";
import type { Material } from "../../model/material.ts";
import { plainText } from "../../model/plain-text.ts";
import type { ReportContext } from "../context.ts";
import { findingsOf } from "../findings.ts";
import { formatChange, formatCount, formatPercent, formatQuantity } from "../format.ts";
import { type Glance, glanceOf, type Tone } from "../glance.ts";
import { sayIn } from "../language/language.ts";
import type { Say } from "../language/say.ts";
import { ownPolicyLines } from "../own-policy.ts";
import { byImportance, countVerdicts, isJudged, needsAttention } from "../rows.ts";
import { documentOf, type PageAssets } from "./document.ts";
import { reachOf } from "./interval-mark.ts";
import { escaped } from "./markup.ts";
import { ROWS_ID } from "./page-data.ts";
import { reportData, shownRow } from "./report-data.ts";
import { COLUMNS, rowMarkup } from "./row-markup.ts";
import { baselineSection, differencesSection, listSection, reproductionSection } from "./sections-markup.ts";
import { headCells } from "./table-head.ts";
import { variantsMarkup } from "./variants-markup.ts";

const LONGEST_TEXT = 1_000;

/** Without scripts a reader has at least the rows that matter most; the script shows all of them. */
const ROWS_WITHOUT_SCRIPT = 60;

const TONE_SHAPES: Readonly<Record<Tone, string>> = { bad: "✖", warning: "!", good: "✓", plain: "·" };

/** The report that people open: one file, for screen and paper. */
export function toHtml(comparison: Comparison, context: ReportContext, material: Material, assets: PageAssets): string {
  const glance = glanceOf(comparison, context);
  const suite = plainText(context.suite, 200);
  const { language } = context;
  return documentOf(
    {
      language,
      title: `${glance.headline} · ${suite}`,
      tone: glance.tone,
      header: headerMarkup(glance, suite),
      main: mainMarkup(comparison, context, glance),
      footer: footerMarkup(context),
      ...reportData(comparison, material, sayIn(language)),
    },
    assets,
  );
}

function headerMarkup({ headline, reason, observed, tone }: Glance, suite: string): string {
  const paragraphs = [reason, observed ?? ""].filter((text) => text !== "");
  return `<p class="suite">${escaped(suite)}</p>
<h1><span class="shape" aria-hidden="true">${TONE_SHAPES[tone]}</span> ${escaped(headline)}</h1>
${paragraphs.map((text) => `<p>${shown(text)}</p>`).join("\n")}`;
}

function mainMarkup(comparison: Comparison, context: ReportContext, { facts }: Glance): string {
  const say = sayIn(context.language);
  const glance = facts.map(
    ({ label, text, code }) =>
      `<div><dt>${escaped(label)}</dt><dd>${code ? `<code>${shown(text)}</code>` : shown(text)}</dd></div>`,
  );
  return [
    `<dl class="glance">${glance.join("")}</dl>`,
    listSection(
      "Beside the rows",
      findingsOf(comparison).map(({ text }) => text),
      say,
    ),
    listSection("This pull request's own policy", ownPolicyLines(comparison, say), say),
    listSection("Waived or accepted in the base branch", excuseLines(comparison), say),
    comparison.variants === undefined ? rowsSection(comparison.rows, say) : variantsMarkup(comparison.variants),
    `<section id="sweeps" hidden><h2>${escaped(say("Sweeps: throughput against latency"))}</h2></section>`,
    listSection(`Since ${plainText(comparison.drift?.[0]?.since ?? "", 60)}`, driftLines(comparison), say),
    differencesSection("Versions", comparison.subject, say),
    differencesSection("Environment", comparison.environment, say),
    baselineSection(comparison.baseline, context),
    listSection("Notes", [...context.warnings, ...context.session.notes], say),
    reproductionSection(context),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function excuseLines({ excuses = [] }: Comparison): readonly string[] {
  return excuses.map(({ kind, scope, owner, reason, until, state, rows }) => {
    const end = until === undefined ? "stays" : `until ${until}`;
    return `${kind}: ${scope}, by ${owner}, ${end}: ${reason} (${state}, ${formatCount(rows, "row")})`;
  });
}

const MOST_DRIFT_LINES = 40;

/** The rows that are past their budget first. */
function driftLines({ drift = [] }: Comparison): readonly string[] {
  const over = drift.filter(({ state }) => state !== "within");
  const rest = drift.filter(({ state }) => state === "within");
  return [...over, ...rest]
    .slice(0, MOST_DRIFT_LINES)
    .map(({ cell, metric, unit, level, head, change, budget, state }) => {
      const sides = `${formatQuantity(level, unit)} → ${formatQuantity(head, unit)}`;
      return `${cell} ${metric}: ${sides}, ${formatChange(change)} of ${formatPercent(budget)} (${state.replaceAll("-", " ")})`;
    });
}

function rowsSection(rows: readonly Row[], say: Say): string {
  const title = escaped(say("Rows"));
  if (rows.length === 0) {
    return `<section><h2>${title}</h2><p>${escaped(say("Nothing was measured that can be shown."))}</p></section>`;
  }
  const reach = reachOf(rows.filter(isJudged));
  const first = byImportance(rows).slice(
    0,
    Math.max(ROWS_WITHOUT_SCRIPT, Math.min(200, rows.filter(needsAttention).length)),
  );
  const left = rows.length - first.length;
  return `<section id="${ROWS_ID}">
<h2>${title} <small>${escaped(countVerdicts(rows, say))}</small></h2>
<div class="filters" hidden></div>
<table class="rows"><thead><tr>${headCells(COLUMNS, say)}</tr></thead><tbody>
${first.map((row, index) => rowMarkup(shownRow(row, say), index, reach, say)).join("\n")}
</tbody></table>
<div class="more">${left === 0 ? "" : escaped(say(`${left} more rows: they need the page's script, or read comparison.json`))}</div>
</section>`;
}

function footerMarkup({ session, runUrl, language }: ReportContext): string {
  const say = sayIn(language);
  const { commit } = session.origin;
  const parts = ["llm-perf-gate"];
  if (commit !== undefined) parts.push(`${say("commit")} ${shown(commit.slice(0, 10))}`);
  if (session.startedAt !== undefined) parts.push(shown(session.startedAt));
  if (runUrl !== undefined && HARMLESS_URL.test(runUrl))
    parts.push(`<a href="${escaped(runUrl)}">${say("this run")}</a>`);
  return parts.join(" · ");
}

const HARMLESS_URL = /^https?:\/\/[\w.:/?=%&#~+-]+$/;

function shown(text: string): string {
  return escaped(plainText(text, LONGEST_TEXT));
}
