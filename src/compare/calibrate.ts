import type { CalibratedRow, Calibration } from "../model/calibration.ts";
import { metricOf } from "../model/metric.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";
import { type Components, components, repeatsByCell, startMinutes, trialMinutes } from "./calibrate-noise.ts";
import { propose } from "./calibrate-proposal.ts";
import { compare } from "./compare.ts";
import { tQuantile } from "./distributions.ts";
import { smallestThatMatters } from "./finding.ts";
import { seriesOf } from "./gating.ts";
import { assumedDf, floored } from "./noise.ts";
import { median } from "./sample.ts";
import type { Series } from "./series.ts";
import { counted, worseSign } from "./wording.ts";

export interface CalibrationSettings {
  readonly policy: Policy;
  /** The worsening that should be found, as a fraction, and in which share of cases. */
  readonly see: number;
  readonly power: number;
  /** How many baseline sessions the gate reads. */
  readonly window: number;
}

const STORED_SESSIONS = [3, 5, 10] as const;
const MOST_REPEATS = 20;

/** What sessions of one commit, each from a fresh start, say of the machine's noise and of what a gate on it can see. */
export function calibrate(sessions: readonly Session[], settings: CalibrationSettings): Calibration {
  const { policy, see, power, window } = settings;
  const found = [...repeatsByCell(sessions)].flatMap(([cell, metrics]) =>
    [...metrics].flatMap(([id, repeats]) => {
      const metric = metricOf(id);
      const noise = components(repeats);
      if (metric === undefined || metric.kind === "proportion" || noise === undefined) return [];
      return [{ series: seriesOf(cell, metric, policy), noise }];
    }),
  );
  const gating = Math.max(1, found.filter(({ series }) => series.gating).length);
  const repeats = typicalRepeats(sessions);
  const design = { alpha: policy.alpha / gating, power, repeats, see, window };
  const minutes = minutesOf(sessions);
  const rows = found.map((one) => rowOf(one, design, minutes.ofTrial.get(one.series.cell)));
  const sights = rows.map(({ sees, session: noise, ...row }) => {
    const detectable = sees.find((seen) => seen.sessions === window)?.detectable ?? sees.at(-1)?.detectable;
    return { ...row, noise, sessions: sessions.length, ...(detectable === undefined ? {} : { detectable }) };
  });
  const selfCheck = sessions.length > 3 ? checkAgainstSelf(sessions, policy) : undefined;
  return {
    sessions: sessions.length,
    repeats,
    settings: { see, power, window },
    rows,
    ...(minutes.total === undefined ? {} : { minutes: minutes.total }),
    ...(selfCheck === undefined ? {} : { selfCheck }),
    proposal: propose(sights, [], policy),
    notes: caveats(sessions, repeats),
  };
}

interface Design {
  readonly alpha: number;
  readonly power: number;
  readonly repeats: number;
  readonly see: number;
  readonly window: number;
}

interface Found {
  readonly series: Series;
  readonly noise: Components;
}

function rowOf({ series, noise }: Found, design: Design, minutes: number | undefined): CalibratedRow {
  const { cell, metric, gating } = series;
  const counts = [...new Set([...STORED_SESSIONS, design.window])].sort((a, b) => a - b);
  const repeats = Array.from({ length: MOST_REPEATS }, (_, index) => index + 1).find(
    (count) => detectable(series, noise, { ...design, repeats: count }, design.window) <= design.see,
  );
  return {
    cell,
    metric: metric.id,
    unit: metric.unit,
    gating,
    level: noise.level,
    within: Math.sqrt(noise.within),
    between: Math.sqrt(noise.between),
    session: Math.sqrt(noise.session),
    sees: counts.map((sessions) => ({ sessions, detectable: detectable(series, noise, design, sessions) })),
    ...(repeats === undefined
      ? {}
      : { needed: { repeats, ...(minutes === undefined ? {} : { minutes: repeats * minutes }) } }),
  };
}

/**
 * As the screen would find it, which asks for the smallest change that matters as well: its noise is known as well as `noise.ts`
 * knows it after so many sessions.
 */
function detectable(
  series: Series,
  { level, within, between }: Components,
  { alpha, power, repeats }: Design,
  sessions: number,
): number {
  const df = sessions - 1 + assumedDf(sessions);
  const error = Math.sqrt(floored(between + within / repeats) * (1 + 1 / sessions));
  const worse = worseSign(series.metric);
  const smallest = Math.min(smallestThatMatters(series, level), worse === 1 ? Number.POSITIVE_INFINITY : 1 - 1e-6);
  const sure = tQuantile(power, df) * error;
  const log = Math.max(tQuantile(1 - alpha, df) * error, worse * Math.log1p(worse * smallest)) + sure;
  return worse * Math.expm1(worse * log);
}

function typicalRepeats(sessions: readonly Session[]): number {
  const cells = [...repeatsByCell(sessions).values()];
  const lengths = cells.flatMap((metrics) =>
    [...metrics.values()].flatMap((repeats) => repeats.map(({ size }) => size)),
  );
  return Math.max(1, Math.round(median(lengths.filter((length) => length > 0)) ?? 1));
}

function minutesOf(sessions: readonly Session[]) {
  const records = sessions.flatMap((session) => session.records.filter(({ round }) => round === 0));
  const ofTrial = new Map(
    [...new Set(records.map(({ cell }) => cell))].flatMap((cell) => {
      const minutes = trialMinutes(records.filter((record) => record.cell === cell));
      return minutes === undefined ? [] : [[cell, minutes] as const];
    }),
  );
  const whole = median(
    sessions.flatMap(({ startedAt, endedAt }) =>
      startedAt === undefined || endedAt === undefined ? [] : [(Date.parse(endedAt) - Date.parse(startedAt)) / 60_000],
    ),
  );
  const starts = median(sessions.map(startMinutes)) ?? 0;
  return { ofTrial, total: whole === undefined ? undefined : { session: whole, starts } };
}

/** Every session against the others, as if it were a pull request that changes nothing. */
function checkAgainstSelf(sessions: readonly Session[], policy: Policy): NonNullable<Calibration["selfCheck"]> {
  const judged = sessions.map((head) => {
    const others = sessions.filter((session) => session !== head);
    const baselines = { state: "found", sessions: others, notes: [] } as const;
    return compare({ head, baselines, policy, judge: true, confirmable: true });
  });
  return {
    judged: judged.length,
    suspected: judged.filter(({ suspects }) => suspects.length > 0).length,
    blind: judged.filter(({ suspects, decision }) => suspects.length === 0 && decision === "cannot-judge").length,
  };
}

function caveats(sessions: readonly Session[], repeats: number): readonly string[] {
  const external = sessions.some(({ records }) => records.some(({ server }) => server?.engine === "external"));
  const commits = new Set(sessions.flatMap(({ origin }) => origin.commit ?? []));
  return [
    ...(sessions.length < 6
      ? [`${counted(sessions.length, "session")} know the noise to within a factor of 2 or so: more would tell better`]
      : []),
    ...(repeats > 1 ? [] : ["one repeat a session: the noise of a repeat and of a start cannot be told apart"]),
    ...(external ? ["an external server is not started anew, so what a start adds is not in these figures"] : []),
    ...(commits.size > 1 ? [`the sessions are of ${commits.size} commits: their differences count as noise here`] : []),
    "where starts differ more than the asked change, base and head measured in turn in one job are the remedy",
    "noise of another day, of a hotter room or of another node is in these figures only if the sessions were spread over them",
  ];
}
