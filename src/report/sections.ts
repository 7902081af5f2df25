import type { Comparison, Difference, DriftRow, Row } from "../model/comparison.ts";
import { runMark } from "../model/run-mark.ts";
import type { Facts } from "../model/session.ts";
import type { ReportContext } from "./context.ts";
import { inert, markerOf } from "./escape.ts";
import { excuseTable } from "./excuses.ts";
import { findingsOf } from "./findings.ts";
import { ABSENT, formatAge, formatChange, formatCount, formatPercent, formatQuantity } from "./format.ts";
import { glanceOf, type Tone } from "./glance.ts";
import { ownPolicyTable } from "./own-policy.ts";
import { fullTable, measuredTable, narrowTable, table } from "./row-tables.ts";
import { countVerdicts, needsAttention } from "./rows.ts";
import { sweepLines } from "./sweep-lines.ts";

const LONGEST_LINE = 400;
const LONGEST_LIST = 20;

/** https://docs.github.com/get-started/writing-on-github: alerts are drawn in colour on a phone and in dark mode too. */
const ALERTS: Readonly<Record<Tone, string>> = { bad: "CAUTION", warning: "WARNING", good: "TIP", plain: "NOTE" };

export function headline(comparison: Comparison, context: ReportContext): string {
  const glance = glanceOf(comparison, context);
  const paragraphs = [`**${glance.headline}**`, inert(glance.reason, LONGEST_LINE), glance.observed ?? ""];
  const quoted = paragraphs.filter((text) => text !== "").map((text) => `> ${text}`);
  const run = context.run === undefined ? "" : runMark(context.run);
  return `${markerOf(context.suite)}${run}\n> [!${ALERTS[glance.tone]}]\n${quoted.join("\n>\n")}`;
}

export function facts(comparison: Comparison, context: ReportContext): string {
  const lines = glanceOf(comparison, context).facts.map(({ label, text, code }) => {
    const shown = inert(text, LONGEST_LINE);
    return `**${label}:** ${code ? `<code>${shown}</code>` : shown}`;
  });
  return bullets(lines);
}

/** What decides beside the rows: never folded. The title keeps it from melting into the list above. */
export function findings(comparison: Comparison): string {
  const lines = findingsOf(comparison).map(({ text, gating }) => `${gating ? "🔴 " : ""}${inert(text, LONGEST_LINE)}`);
  return lines.length === 0 ? "" : `**Beside the rows**\n\n${bullets(lines)}`;
}

export function attention(rows: readonly Row[]): string {
  const shown = rows.filter(needsAttention);
  return shown.length === 0 ? "" : narrowTable(shown);
}

export function allRows(rows: readonly Row[]): string {
  if (rows.length === 0) return "";
  return fold(`${formatCount(rows.length, "row")} in full: ${countVerdicts(rows)}`, fullTable(rows));
}

/** A session that nobody judges has values, and no verdicts. */
export function measured(rows: readonly Row[]): string {
  const gating = rows.filter((row) => row.gating);
  const observed = rows.filter((row) => !row.gating);
  const folded =
    observed.length === 0 ? "" : fold(formatCount(observed.length, "observed value"), measuredTable(observed));
  return [gating.length === 0 ? "" : measuredTable(gating), folded].filter((part) => part !== "").join("\n\n");
}

/** What all load points of a test say together; the cells decide. */
export function sweeps(comparison: Comparison): string {
  const lines = sweepLines(comparison).map((line) => inert(line, LONGEST_LINE));
  return lines.length === 0 ? "" : `**Over all load points**\n\n${bullets(lines)}`;
}

/** Beside the change of this pull request, the cumulative one since a release. */
export function drift({ drift: rows = [] }: Comparison): string {
  const [first] = rows;
  if (first === undefined) return "";
  const cells = rows.map(({ cell, metric, unit, level, base, head, change, budget, state }) => [
    `${inert(cell)}<br>${inert(metric)}`,
    inert(formatQuantity(level, unit)),
    base === undefined ? ABSENT : inert(formatQuantity(base, unit)),
    inert(formatQuantity(head, unit)),
    formatChange(change),
    formatPercent(budget),
    DRIFT_STATES[state],
  ]);
  const spent = rows.filter(({ state }) => state !== "within").length;
  const head = ["Cell, metric", `At ${inert(first.since)}`, "Base", "Head", "Since then", "Budget", ""];
  return fold(
    `Since ${inert(first.since)}: ${formatCount(rows.length, "pinned row")}, ${spent} past the drift budget`,
    table(head, ["l", "r", "r", "r", "r", "r", "l"], cells),
  );
}

const DRIFT_STATES: Readonly<Record<DriftRow["state"], string>> = {
  within: "within",
  spent: "⚠️ spent",
  "spent-on-base": "⚠️ spent, on the base too",
};

/** What the base branch waives and accepts. */
export function excuses(comparison: Comparison): string {
  const found = excuseTable(comparison);
  return found === undefined ? "" : fold(found.title, found.body);
}

/** What a pull request that edits its policy would change by that. */
export function ownPolicy(comparison: Comparison): string {
  const found = ownPolicyTable(comparison);
  return found === undefined ? "" : fold(found.title, found.body);
}

export function environment({ environment: machine, subject }: Comparison): string {
  const parts = [
    changed("Versions that changed", subject.differences),
    changed("Environment that differs", machine.differences),
    known("Versions on the head", subject.head),
    known("Environment of the head", machine.head),
  ].filter((part) => part !== "");
  if (parts.length === 0) return "";
  const differences = formatCount(subject.differences.length + machine.differences.length, "difference");
  return fold(`Environment and versions: ${differences}`, parts.join("\n\n"));
}

function changed(title: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return "";
  const cells = differences.slice(0, LONGEST_LIST).map(({ key, base, head }) => [inert(key), inert(base), inert(head)]);
  return `**${title}**\n\n${table(["What", "Base", "Head"], [], cells)}${more(differences.length)}`;
}

function known(title: string, values: Facts): string {
  const entries = Object.entries(values);
  return entries.length === 0
    ? ""
    : `**${title}**\n\n${bullets(entries.map(([key, value]) => `${inert(key)}: ${inert(value)}`))}`;
}

export function baseline({ baseline: { sessions, notes } }: Comparison, context: ReportContext): string {
  if (sessions.length === 0 && notes.length === 0) return "";
  const lines = sessions.map(({ id, commit, startedAt }) => {
    const age = formatAge(startedAt, context.session.startedAt);
    const facts = [
      commit === undefined ? undefined : shortCommit(commit),
      inert(id),
      startedAt && inert(startedAt),
      age,
    ];
    return facts.filter((fact) => fact !== undefined && fact !== "").join(" · ");
  });
  const list = bullets([...lines, ...notes.map((note) => inert(note, LONGEST_LINE))]);
  return fold(`Baseline: ${formatCount(sessions.length, "session")}`, list);
}

export function notes({ session, warnings }: ReportContext): string {
  const lines = [...warnings, ...session.notes].map((line) => inert(line, LONGEST_LINE));
  return lines.length === 0 ? "" : fold(`Notes: ${lines.length}`, bullets(lines));
}

export function reproduction({ reproduce, sessionPath }: ReportContext): string {
  const lines: string[] = [];
  if (reproduce !== "") lines.push(`Measure the same again: <code>${inert(reproduce, LONGEST_LINE)}</code>`);
  if (sessionPath !== undefined) lines.push(`All that was measured: <code>${inert(sessionPath)}</code>`);
  return lines.length === 0 ? "" : fold("How to reproduce it locally", bullets(lines));
}

const HARMLESS_URL = /^https?:\/\/[\w.:/?=%&#~+-]+$/;

export function footer({ suite, session, runUrl }: ReportContext): string {
  const parts = [`llm-perf-gate, suite ${inert(suite)}`];
  if (session.origin.commit !== undefined) parts.push(`commit ${shortCommit(session.origin.commit)}`);
  if (runUrl !== undefined && HARMLESS_URL.test(runUrl))
    parts.push(`<a href="${runUrl.replaceAll("&", "&amp;")}">this run</a>`);
  return `<sub>${parts.join(" · ")}</sub>`;
}

function shortCommit(commit: string): string {
  return inert(commit.slice(0, 10));
}

function bullets(lines: readonly string[]): string {
  return `${lines
    .slice(0, LONGEST_LIST)
    .map((line) => `- ${line}`)
    .join("\n")}${more(lines.length)}`;
}

function more(length: number): string {
  return length > LONGEST_LIST ? `\n\n… and ${length - LONGEST_LIST} more` : "";
}

function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
