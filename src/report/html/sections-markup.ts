import type { BaselineSummary, Comparison } from "../../model/comparison.ts";
import { plainText } from "../../model/plain-text.ts";
import type { ReportContext } from "../context.ts";
import { formatAge, formatCount } from "../format.ts";
import { sayIn } from "../language/language.ts";
import type { Say } from "../language/say.ts";
import { escaped } from "./markup.ts";

const LONGEST_TEXT = 1_000;

function shown(text: string): string {
  return escaped(plainText(text, LONGEST_TEXT));
}

export function listSection(title: string, lines: readonly string[], say: Say): string {
  if (lines.length === 0) return "";
  return section(say(title), `<ul>${lines.map((line) => `<li>${shown(say(line))}</li>`).join("")}</ul>`);
}

/** What differs stands in the open; what is the same on both sides is folded. */
export function differencesSection(title: string, { head, differences }: Comparison["environment"], say: Say): string {
  const entries = Object.entries(head);
  if (entries.length + differences.length === 0) return "";
  const changed = differences.map(
    ({ key, base, head: now }) =>
      `<tr><th scope="row">${shown(key)}</th><td>${shown(base)}</td><td>${shown(now)}</td></tr>`,
  );
  const known = entries.map(([key, value]) => `<tr><th scope="row">${shown(key)}</th><td>${shown(value)}</td></tr>`);
  return section(
    say(title),
    [
      changed.length === 0
        ? `<p>${said("No difference is known.", say)}</p>`
        : `<table class="plain"><thead><tr>${heads(["What differs", "Base", "Head"], say)}</tr></thead><tbody>${changed.join("")}</tbody></table>`,
      known.length === 0
        ? ""
        : `<details><summary>${said("All of the head", say)}</summary><table class="plain"><tbody>${known.join("")}</tbody></table></details>`,
    ].join(""),
  );
}

export function baselineSection({ sessions, notes }: BaselineSummary, { session, language }: ReportContext): string {
  const say = sayIn(language);
  if (sessions.length + notes.length === 0) return "";
  const lines = sessions.map(({ id, commit, startedAt }) => {
    const age = formatAge(startedAt, session.startedAt) ?? "";
    const cells = [commit?.slice(0, 10) ?? "", id, startedAt ?? "", say(age)].map((text) => `<td>${shown(text)}</td>`);
    return `<tr>${cells.join("")}</tr>`;
  });
  const table = `<table class="plain"><thead><tr>${heads(["Commit", "Session", "Started", "Age"], say)}</tr></thead><tbody>${lines.join("")}</tbody></table>`;
  return section(
    say("Baseline"),
    [
      ...notes.map((note) => `<p>${shown(say(note))}</p>`),
      ...(sessions.length === 0
        ? []
        : [`<details><summary>${said(formatCount(sessions.length, "session"), say)}</summary>${table}</details>`]),
    ].join(""),
  );
}

export function reproductionSection({ reproduce, sessionPath, language }: ReportContext): string {
  const say = sayIn(language);
  const lines = [
    ...(reproduce === ""
      ? []
      : [`<p>${said("Measure the same again", say)}:</p><pre><code>${shown(reproduce)}</code></pre>`]),
    ...(sessionPath === undefined
      ? []
      : [`<p>${said("All that was measured", say)}: <code>${shown(sessionPath)}</code></p>`]),
  ];
  return lines.length === 0 ? "" : section(say("How to reproduce it locally"), lines.join(""));
}

function heads(names: readonly string[], say: Say): string {
  return names.map((name) => `<th scope="col">${said(name, say)}</th>`).join("");
}

function said(english: string, say: Say): string {
  return escaped(say(english));
}

function section(title: string, body: string): string {
  return `<section><h2>${shown(title)}</h2>${body}</section>`;
}
