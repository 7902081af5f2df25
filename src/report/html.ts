import type { BaselineSummary, Comparison, Difference, Row } from "../model/comparison.ts";
import type { ReportContext } from "./context.ts";
import { escapeHtml } from "./escape.ts";
import { findingsOf } from "./findings.ts";
import { ABSENT, formatChange, formatInterval, formatPercent, formatQuantity } from "./format.ts";
import { glanceOf } from "./glance.ts";
import { byImportance, countVerdicts, isJudged, needsAttention, verdictWords } from "./rows.ts";

const LONGEST_TEXT = 1_000;

/** Nothing is loaded and nothing runs, whatever the texts hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 75rem; padding: 1rem }
header { border-left: .4rem solid; padding-left: 1rem }
.bad { border-color: #cf222e } .warning { border-color: #bf8700 } .good { border-color: #1a7f37 } .plain { border-color: #0969da }
.scroll { overflow-x: auto } table { border-collapse: collapse } th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left }
td.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap } tr.quiet { opacity: .75 }
dt { font-weight: 600 } code { overflow-wrap: anywhere }`;

/** One page that needs no other file. */
export function toHtml(comparison: Comparison, context: ReportContext): string {
  const glance = glanceOf(comparison, context);
  const title = `${glance.headline} · ${escapeHtml(context.suite)}`;
  const findings = findingsOf(comparison).map(({ text }) => text);
  const facts = glance.facts.map(({ label, text, code }) => {
    const shown = escapeHtml(text, LONGEST_TEXT);
    return `<dt>${label}</dt><dd>${code ? `<code>${shown}</code>` : shown}</dd>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
<header class="${glance.tone}">
<h1>${title}</h1>
${[glance.reason, glance.observed ?? ""]
  .filter((text) => text !== "")
  .map((text) => `<p>${escapeHtml(text, LONGEST_TEXT)}</p>`)
  .join("")}
</header>
<main>
<dl>${facts.join("\n")}</dl>
${list("Beside the rows", findings)}
${rowTable(comparison.rows)}
${differenceTable("Versions that changed", comparison.subject.differences)}
${differenceTable("Environment that differs", comparison.environment.differences)}
${list("Baseline", baselineLines(comparison.baseline))}
${list("Notes", [...context.warnings, ...context.session.notes])}
</main>
</body>
</html>
`;
}

const ROW_COLUMNS = ["Cell", "Metric", "Base", "Head", "Change", "Interval", "Smallest detectable", "Verdict", "Why"];

function rowTable(rows: readonly Row[]): string {
  const lines = byImportance(rows).map((row) => {
    const numbers = [
      row.base === undefined ? ABSENT : formatQuantity(row.base, row.unit),
      row.head === undefined ? ABSENT : formatQuantity(row.head, row.unit),
      ...(isJudged(row)
        ? [formatChange(row.change), formatInterval(row.interval), formatPercent(row.detectable)]
        : [ABSENT, ABSENT, ABSENT]),
    ].map((text) => `<td class="number">${escapeHtml(text)}</td>`);
    const attributes = needsAttention(row) ? "" : ' class="quiet"';
    return `<tr${attributes}>${cell(row.cell)}${cell(row.metric)}${numbers.join("")}${cell(verdictWords(row))}${cell(row.reason)}</tr>`;
  });
  return section(`Rows: ${rows.length === 0 ? "none" : countVerdicts(rows)}`, tableOf(ROW_COLUMNS, lines));
}

function baselineLines({ sessions, notes }: BaselineSummary): readonly string[] {
  const lines = sessions.map(({ id, commit, startedAt }) =>
    [commit, id, startedAt].filter((part) => part !== undefined).join(" · "),
  );
  return [...lines, ...notes];
}

function differenceTable(title: string, differences: readonly Difference[]): string {
  const lines = differences.map(({ key, base, head }) => `<tr>${cell(key)}${cell(base)}${cell(head)}</tr>`);
  return lines.length === 0 ? "" : section(title, tableOf(["What", "Base", "Head"], lines));
}

function tableOf(columns: readonly string[], lines: readonly string[]): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join("");
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>\n${lines.join("\n")}\n</tbody></table></div>`;
}

function cell(text: string): string {
  return `<td>${escapeHtml(text, LONGEST_TEXT)}</td>`;
}

function list(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return section(title, `<ul>${lines.map((line) => `<li>${escapeHtml(line, LONGEST_TEXT)}</li>`).join("")}</ul>`);
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>${body}</section>`;
}
