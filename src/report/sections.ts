import type { Comparison, Difference, DriftRow, Row } from "../model/comparison.ts";
import { runMark } from "../model/run-mark.ts";
import type { Facts } from "../model/session.ts";
import type { ReportContext } from "./context.ts";
import { inert, markerOf } from "./escape.ts";
import { excuseTable } from "./excuses.ts";
import { findingsOf } from "./findings.ts";
import { ABSENT, formatAge, formatChange, formatCount, formatPercent, formatQuantity } from "./format.ts";
import { glanceOf, type Tone } from "./glance.ts";
import { sayIn } from "./language/language.ts";
import type { Say } from "./language/say.ts";
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
  return bullets(lines, sayIn(context.language));
}

/** What decides beside the rows: never folded. The title keeps it from melting into the list above. */
export function findings(comparison: Comparison, say: Say): string {
  const lines = findingsOf(comparison).map(
    ({ text, gating }) => `${gating ? "🔴 " : ""}${inert(say(text), LONGEST_LINE)}`,
  );
  return lines.length === 0 ? "" : `**${say("Beside the rows")}**\n\n${bullets(lines, say)}`;
}

export function attention(rows: readonly Row[], say: Say): string {
  const shown = rows.filter(needsAttention);
  return shown.length === 0 ? "" : narrowTable(shown, say);
}

export function allRows(rows: readonly Row[], say: Say): string {
  if (rows.length === 0) return "";
  return fold(say(`${formatCount(rows.length, "row")} in full: ${countVerdicts(rows, say)}`), fullTable(rows, say));
}

/** A session that nobody judges has values, and no verdicts. */
export function measured(rows: readonly Row[], say: Say): string {
  const gating = rows.filter((row) => row.gating);
  const observed = rows.filter((row) => !row.gating);
  const folded =
    observed.length === 0
      ? ""
      : fold(say(formatCount(observed.length, "observed value")), measuredTable(observed, say));
  return [gating.length === 0 ? "" : measuredTable(gating, say), folded].filter((part) => part !== "").join("\n\n");
}

/** What all load points of a test say together; the cells decide. */
export function sweeps(comparison: Comparison, say: Say): string {
  const lines = sweepLines(comparison).map((line) => inert(say(line), LONGEST_LINE));
  return lines.length === 0 ? "" : `**${say("Over all load points")}**\n\n${bullets(lines, say)}`;
}

/** Beside the change of this pull request, the cumulative one since a release. */
export function drift({ drift: rows = [] }: Comparison, say: Say): string {
  const [first] = rows;
  if (first === undefined) return "";
  const cells = rows.map(({ cell, metric, unit, level, base, head, change, budget, state }) => [
    `${inert(cell)}<br>${inert(metric)}`,
    inert(formatQuantity(level, unit)),
    base === undefined ? ABSENT : inert(formatQuantity(base, unit)),
    inert(formatQuantity(head, unit)),
    formatChange(change),
    formatPercent(budget),
    say(DRIFT_STATES[state]),
  ]);
  const spent = rows.filter(({ state }) => state !== "within").length;
  const head = ["Cell, metric", `At ${first.since}`, "Base", "Head", "Since then", "Budget", ""];
  return fold(
    inert(say(`Since ${first.since}: ${formatCount(rows.length, "pinned row")}, ${spent} past the drift budget`)),
    table(
      head.map((title) => inert(say(title))),
      ["l", "r", "r", "r", "r", "r", "l"],
      cells,
    ),
  );
}

const DRIFT_STATES: Readonly<Record<DriftRow["state"], string>> = {
  within: "within",
  spent: "⚠️ spent",
  "spent-on-base": "⚠️ spent, on the base too",
};

/** What the base branch waives and accepts. */
export function excuses(comparison: Comparison, say: Say): string {
  const found = excuseTable(comparison, say);
  return found === undefined ? "" : fold(found.title, found.body);
}

/** What a pull request that edits its policy would change by that. */
export function ownPolicy(comparison: Comparison, say: Say): string {
  const found = ownPolicyTable(comparison, say);
  return found === undefined ? "" : fold(found.title, found.body);
}

export function environment({ environment: machine, subject }: Comparison, say: Say): string {
  const parts = [
    changed("Versions that changed", subject.differences, say),
    changed("Environment that differs", machine.differences, say),
    known("Versions on the head", subject.head, say),
    known("Environment of the head", machine.head, say),
  ].filter((part) => part !== "");
  if (parts.length === 0) return "";
  const differences = formatCount(subject.differences.length + machine.differences.length, "difference");
  return fold(say(`Environment and versions: ${differences}`), parts.join("\n\n"));
}

function changed(title: string, differences: readonly Difference[], say: Say): string {
  if (differences.length === 0) return "";
  const cells = differences.slice(0, LONGEST_LIST).map(({ key, base, head }) => [inert(key), inert(base), inert(head)]);
  return `**${say(title)}**\n\n${table(["What", "Base", "Head"].map(say), [], cells)}${more(differences.length, say)}`;
}

function known(title: string, values: Facts, say: Say): string {
  const entries = Object.entries(values);
  return entries.length === 0
    ? ""
    : `**${say(title)}**\n\n${bullets(
        entries.map(([key, value]) => `${inert(key)}: ${inert(value)}`),
        say,
      )}`;
}

export function baseline({ baseline: { sessions, notes } }: Comparison, context: ReportContext): string {
  if (sessions.length === 0 && notes.length === 0) return "";
  const say = sayIn(context.language);
  const lines = sessions.map(({ id, commit, startedAt }) => {
    const age = formatAge(startedAt, context.session.startedAt);
    const facts = [
      commit === undefined ? undefined : shortCommit(commit),
      inert(id),
      startedAt && inert(startedAt),
      age && say(age),
    ];
    return facts.filter((fact) => fact !== undefined && fact !== "").join(" · ");
  });
  const list = bullets([...lines, ...notes.map((note) => inert(say(note), LONGEST_LINE))], say);
  return fold(say(`Baseline: ${formatCount(sessions.length, "session")}`), list);
}

export function notes({ session, warnings, language }: ReportContext): string {
  const say = sayIn(language);
  const lines = [...warnings, ...session.notes].map((line) => inert(say(line), LONGEST_LINE));
  return lines.length === 0 ? "" : fold(say(`Notes: ${lines.length}`), bullets(lines, say));
}

export function reproduction({ reproduce, sessionPath, language }: ReportContext): string {
  const say = sayIn(language);
  const lines: string[] = [];
  if (reproduce !== "") lines.push(`${say("Measure the same again")}: <code>${inert(reproduce, LONGEST_LINE)}</code>`);
  if (sessionPath !== undefined) lines.push(`${say("All that was measured")}: <code>${inert(sessionPath)}</code>`);
  return lines.length === 0 ? "" : fold(say("How to reproduce it locally"), bullets(lines, say));
}

const HARMLESS_URL = /^https?:\/\/[\w.:/?=%&#~+-]+$/;

export function footer({ suite, session, runUrl, language }: ReportContext): string {
  const say = sayIn(language);
  const parts = [`${say("llm-perf-gate, suite")} ${inert(suite)}`];
  if (session.origin.commit !== undefined) parts.push(`${say("commit")} ${shortCommit(session.origin.commit)}`);
  if (runUrl !== undefined && HARMLESS_URL.test(runUrl))
    parts.push(`<a href="${runUrl.replaceAll("&", "&amp;")}">${say("this run")}</a>`);
  return `<sub>${parts.join(" · ")}</sub>`;
}

function shortCommit(commit: string): string {
  return inert(commit.slice(0, 10));
}

function bullets(lines: readonly string[], say: Say): string {
  return `${lines
    .slice(0, LONGEST_LIST)
    .map((line) => `- ${line}`)
    .join("\n")}${more(lines.length, say)}`;
}

function more(length: number, say: Say): string {
  return length > LONGEST_LIST ? `\n\n${say(`… and ${length - LONGEST_LIST} more`)}` : "";
}

function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
