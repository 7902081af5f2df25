import { stringify } from "yaml";
import type { CalibratedRow, Calibration } from "../model/calibration.ts";
import { ABSENT, formatCount, formatMinutes, formatPercent, formatQuantity } from "./format.ts";
import type { PageTable, Section } from "./page.ts";
import { policyYaml } from "./policy-yaml.ts";

const CALIBRATION_SCHEMA = "llm-perf-gate/calibration@1";

/** What `calibrate --format json` prints. */
export function calibrationJson(calibration: Calibration): unknown {
  return { schema: CALIBRATION_SCHEMA, ...calibration };
}

/** Observed rows beyond these are in the JSON. */
const MOST_OBSERVED = 20;

export function calibrationPage(calibration: Calibration, alpha: number): readonly Section[] {
  const { rows, settings, proposal, notes } = calibration;
  const observed = rows.filter(({ gating }) => !gating);
  const shown = [...rows.filter(({ gating }) => gating), ...observed.slice(0, MOST_OBSERVED)];
  const left = observed.length - MOST_OBSERVED;
  return [
    { title: "This machine", lines: summary(calibration) },
    {
      title: "Noise (coefficient of variation), and the smallest worsening that is found",
      lines: left > 0 ? [`${formatCount(left, "more observed row")}: --format json has all`] : [],
      table: noiseTable(shown, calibration),
    },
    {
      title: `Repeats a session that find ${formatPercent(settings.see)} in ${formatPercent(settings.power)} of cases, against ${settings.window} stored sessions`,
      table: neededTable(rows.filter(({ gating }) => gating)),
    },
    { title: "The policy that follows", code: policyYaml(alpha, proposal) },
    {
      title: "Levels to pin at a release (policy.drift.levels)",
      code: levelsYaml(shown.filter(({ gating }) => gating)),
    },
    { title: "How to read this", lines: notes },
  ];
}

function levelsYaml(rows: readonly CalibratedRow[]): string {
  const cells = [...new Set(rows.map(({ cell }) => cell))].map((cell) => {
    const own = rows.filter((row) => row.cell === cell);
    return [cell, Object.fromEntries(own.map(({ metric, level }) => [metric, Number(level.toPrecision(5))]))] as const;
  });
  return stringify(Object.fromEntries(cells));
}

function summary({ sessions, repeats, minutes, selfCheck }: Calibration): readonly string[] {
  return [
    `${formatCount(sessions, "session")}, ${formatCount(repeats, "repeat")} of each cell`,
    ...(minutes === undefined
      ? []
      : [`a session takes ${formatMinutes(minutes.session)}, ${formatMinutes(minutes.starts)} of it to start servers`]),
    ...(selfCheck === undefined
      ? []
      : [
          `each session against the others, as a pull request that changes nothing: ${selfCheck.suspected} of ${selfCheck.judged} suspected and measured again, ${selfCheck.blind} cannot be judged`,
        ]),
  ];
}

function noiseTable(rows: readonly CalibratedRow[], { repeats }: Calibration): PageTable {
  const counts = rows[0]?.sees.map(({ sessions }) => sessions) ?? [];
  return {
    head: [
      ...["cell", "metric", "", "level", "repeat", "start adds", "session"],
      ...counts.map((sessions) => `sees, K = ${sessions}, r = ${repeats}`),
    ],
    align: `lllrrrr${"r".repeat(counts.length)}`,
    rows: rows.map(({ cell, metric, unit, gating, level, within, between, session, sees }) => [
      cell,
      metric,
      gating ? "gating" : "observed",
      formatQuantity(level, unit),
      ...[within, between, session].map(formatPercent),
      ...sees.map(({ detectable }) => formatPercent(detectable)),
    ]),
  };
}

function neededTable(rows: readonly CalibratedRow[]): PageTable {
  return {
    head: ["cell", "metric", "repeats", "minutes of measuring"],
    align: "llrr",
    rows: rows.map(({ cell, metric, needed, between }) => [
      cell,
      metric,
      needed === undefined ? `none: starts differ by ${formatPercent(between)}` : String(needed.repeats),
      needed?.minutes === undefined ? ABSENT : formatMinutes(needed.minutes),
    ]),
  };
}
