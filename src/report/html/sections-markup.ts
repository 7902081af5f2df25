import type { BaselineSummary, Comparison } from "../../model/comparison.ts";
import { plainText } from "../../model/plain-text.ts";
import type { ReportContext } from "../context.ts";
import { formatAge } from "../format.ts";
import { escaped } from "./markup.ts";

const LONGEST_TEXT = 1_000;

function shown(text: string): string {
  return escaped(plainText(text, LONGEST_TEXT));
}

export function listSection(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return section(title, `<ul>${lines.map((line) => `<li>${shown(line)}</li>`).join("")}</ul>`);
}

/** What differs stands in the open; what is the same on both sides is folded. */
export function differencesSection(title: string, { head, differences }: Comparison["environment"]): string {
  const entries = Object.entries(head);
  if (entries.length + differences.length === 0) return "";
  const changed = differences.map(
    ({ key, base, head: now }) =>
      `<tr><th scope="row">${shown(key)}</th><td>${shown(base)}</td><td>${shown(now)}</td></tr>`,
  );
  const known = entries.map(([key, value]) => `<tr><th scope="row">${shown(key)}</th><td>${shown(value)}</td></tr>`);
  return section(
    title,
    [
      changed.length === 0
        ? "<p>No difference is known.</p>"
        : `<table class="plain"><thead><tr><th scope="col">What differs</th><th scope="col">Base</th><th scope="col">Head</th></tr></thead><tbody>${changed.join("")}</tbody></table>`,
      known.length === 0
        ? ""
        : `<details><summary>All of the head</summary><table class="plain"><tbody>${known.join("")}</tbody></table></details>`,
    ].join(""),
  );
}

export function baselineSection({ sessions, notes }: BaselineSummary, { session }: ReportContext): string {
  if (sessions.length + notes.length === 0) return "";
  const lines = sessions.map(({ id, commit, startedAt }) => {
    const age = formatAge(startedAt, session.startedAt) ?? "";
    const cells = [commit?.slice(0, 10) ?? "", id, startedAt ?? "", age].map((text) => `<td>${shown(text)}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  const table = `<table class="plain"><thead><tr>${["Commit", "Session", "Started", "Age"].map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
  return section(
    "Baseline",
    [
      ...notes.map((note) => `<p>${shown(note)}</p>`),
      ...(sessions.length === 0
        ? []
        : [
            `<details><summary>${sessions.length} ${sessions.length === 1 ? "session" : "sessions"}</summary>${table}</details>`,
          ]),
    ].join(""),
  );
}

export function reproductionSection({ reproduce, sessionPath }: ReportContext): string {
  const lines = [
    ...(reproduce === "" ? [] : [`<p>Measure the same again:</p><pre><code>${shown(reproduce)}</code></pre>`]),
    ...(sessionPath === undefined ? [] : [`<p>All that was measured: <code>${shown(sessionPath)}</code></p>`]),
  ];
  return lines.length === 0 ? "" : section("How to reproduce it locally", lines.join(""));
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>${body}</section>`;
}
