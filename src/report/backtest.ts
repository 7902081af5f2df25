import type { Backtest, GateAlarm, Replayed, RuleScore, Sight, Slowdown } from "../model/backtest.ts";
import { ABSENT, formatChange, formatCount, formatPercent, formatSides } from "./format.ts";
import type { PageTable, Section } from "./page.ts";
import { policyYaml } from "./policy-yaml.ts";

const BACKTEST_SCHEMA = "llm-perf-gate/backtest@1";

/** What `backtest --format json` prints. */
export function backtestJson(backtest: Backtest): unknown {
  return { schema: BACKTEST_SCHEMA, ...backtest };
}

/** Longer lists are in the JSON. */
const MOST_ROWS = 40;
const FEW_ROWS = 10;

/** What the gate would have said, and of how much worth that is: from the summary to the single session. */
export function backtestPage(backtest: Backtest, alpha: number): readonly Section[] {
  const { sessions, alarms, slowdowns, series, rules, proposal, notes } = backtest;
  return [
    { title: "What the gate would have said", lines: decisions(sessions) },
    { title: "Beside the rules in use, on the same gating rows", table: rulesTable(rules) },
    slowdowns.length === 0
      ? { title: "Lasting slowdowns, seen with hindsight", lines: ["none"] }
      : { title: "Lasting slowdowns, seen with hindsight", ...most(slowdowns, slowdownsTable) },
    alarms.length === 0
      ? { title: "Alarms of the gate", lines: ["none"] }
      : { title: "Alarms of the gate", ...most(alarms, alarmsTable) },
    { title: "What each row can see", ...most(gatingFirst(series), seriesTable) },
    { title: "Proposed policy", code: policyYaml(alpha, proposal) },
    { title: "How to read this", lines: notes },
  ];
}

function decisions(sessions: readonly Replayed[]): readonly string[] {
  const count = (decision: Replayed["decision"]) => sessions.filter((one) => one.decision === decision).length;
  const counts = [
    `${count("pass")} pass`,
    `${count("fail")} fail`,
    `${count("cannot-judge")} cannot judge`,
    `${count("too-early")} before there were 3 sessions to compare with`,
  ];
  return [
    `${formatCount(sessions.length, "session")}: ${counts.join(", ")}`,
    ...told(sessions, "fail", "fail", MOST_ROWS),
    ...told(sessions, "cannot-judge", "cannot judge", FEW_ROWS),
  ];
}

function told(
  sessions: readonly Replayed[],
  decision: Replayed["decision"],
  words: string,
  limit: number,
): readonly string[] {
  const all = sessions.filter((one) => one.decision === decision);
  const lines = all.slice(0, limit).map(({ label, at, reason }) => {
    return `${label}${at === undefined ? "" : ` (${at.slice(0, 10)})`}: ${words}: ${reason}`;
  });
  return all.length > limit ? [...lines, `and ${all.length - limit} more: --format json has all`] : lines;
}

function most<T>(items: readonly T[], table: (items: readonly T[]) => PageTable): Omit<Section, "title"> {
  const left = items.length - MOST_ROWS;
  const lines = left > 0 ? [`the first ${MOST_ROWS} of ${items.length}: --format json has all`] : [];
  return { lines, table: table(items.slice(0, MOST_ROWS)) };
}

function rulesTable(rules: readonly RuleScore[]): PageTable {
  return {
    head: [
      "rule",
      "sessions",
      "alarmed",
      "for noise only",
      "rows alarmed",
      "noise",
      "stayed",
      "open",
      "slowdowns found",
    ],
    align: "lrrrrrrrr",
    rows: rules.map((score) => [
      score.rule,
      ...[score.judged, score.sessionsAlarmed, score.sessionsForNoise, score.alarms].map(String),
      ...[score.noise, score.levelShifts, score.unsettled].map(String),
      `${score.slowdownsFound} of ${score.slowdowns}`,
    ]),
  };
}

const FOUND: Readonly<Record<Slowdown["found"], string>> = { "at-once": "at once", later: "later", never: "missed" };

function slowdownsTable(slowdowns: readonly Slowdown[]): PageTable {
  return {
    head: ["since", "cell", "metric", "level", "change", "could see", "found", "why"],
    align: "lllrrrll",
    rows: slowdowns.map((slowdown) => [
      slowdown.label,
      slowdown.cell,
      slowdown.metric,
      formatSides({ base: slowdown.before, head: slowdown.after, unit: slowdown.unit }),
      formatChange(slowdown.change),
      slowdown.detectable === undefined ? ABSENT : formatPercent(slowdown.detectable),
      slowdown.foundAt === undefined || slowdown.found === "at-once"
        ? FOUND[slowdown.found]
        : `${FOUND[slowdown.found]}, at ${slowdown.foundAt}`,
      slowdown.found === "at-once" ? "" : slowdown.reason,
    ]),
  };
}

const AFTERMATH: Readonly<Record<GateAlarm["aftermath"], string>> = {
  "level-shift": "stayed",
  noise: "went away: noise",
  unsettled: "no later session tells",
};

function alarmsTable(alarms: readonly GateAlarm[]): PageTable {
  return {
    head: ["session", "cell", "metric", "base → head", "change", "gate", "afterwards"],
    align: "lllrrll",
    rows: alarms.map((alarm) => [
      alarm.label,
      alarm.cell,
      alarm.metric,
      formatSides(alarm),
      formatChange(alarm.change),
      alarm.outcome,
      AFTERMATH[alarm.aftermath],
    ]),
  };
}

function gatingFirst(series: readonly Sight[]): readonly Sight[] {
  return [...series.filter(({ gating }) => gating), ...series.filter(({ gating }) => !gating)];
}

function seriesTable(series: readonly Sight[]): PageTable {
  return {
    head: ["cell", "metric", "", "sessions", "noise", "could see"],
    align: "lllrrr",
    rows: series.map(({ cell, metric, gating, sessions, noise, detectable }) => [
      cell,
      metric,
      gating ? "gating" : "observed",
      String(sessions),
      formatPercent(noise),
      detectable === undefined ? ABSENT : formatPercent(detectable),
    ]),
  };
}
