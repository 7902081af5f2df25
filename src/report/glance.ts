import type { Comparison, Decision, Row } from "../model/comparison.ts";
import type { Facts } from "../model/session.ts";
import type { ReportContext } from "./context.ts";
import { formatChange, formatCount, formatInteger, formatInterval, formatMinutes, formatSides } from "./format.ts";
import { sayIn } from "./language/language.ts";
import type { Say } from "./language/say.ts";
import { isJudged, verdictWords } from "./rows.ts";

export type Tone = "bad" | "warning" | "good" | "plain";

/** What a reader sees first. Texts may quote what came from outside: whoever renders them escapes them. */
export interface Glance {
  readonly tone: Tone;
  readonly headline: string;
  /** The deciding reason. */
  readonly reason: string;
  /** What `enforce: observe` makes of the decision. */
  readonly observed?: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly text: string;
  /** The text is a command to type. */
  readonly code?: true;
}

const HEADLINES: Readonly<Record<Decision, { readonly tone: Tone; readonly headline: string }>> = {
  fail: { tone: "bad", headline: "Performance gate: fail" },
  "cannot-judge": { tone: "warning", headline: "Performance gate: cannot judge" },
  pass: { tone: "good", headline: "Performance gate: pass" },
  measured: { tone: "plain", headline: "Measured, not judged" },
};

const NO_BASELINE = "Performance gate: NO BASELINE, nothing was compared";

export function glanceOf(comparison: Comparison, context: ReportContext): Glance {
  const { tone, headline } = HEADLINES[comparison.decision];
  const say = sayIn(context.language);
  return {
    tone,
    headline: say(lacksBaseline(comparison) ? NO_BASELINE : headline),
    reason: say(comparison.reasons[0] ?? ""),
    ...(context.enforce === "observe" ? { observed: say(observedWords(comparison.decision)) } : {}),
    facts: factsOf(comparison, context, say),
  };
}

/** Nothing was there to compare with: never to be mistaken for "no regressions". */
export function lacksBaseline({ decision, baseline }: Comparison): boolean {
  return decision === "cannot-judge" && baseline.none;
}

function observedWords(decision: Decision): string {
  const red = decision === "fail" || decision === "cannot-judge";
  return red
    ? "Observed only (enforce: observe): the step stays green; under enforce: gate it would fail."
    : "Observed only (enforce: observe).";
}

function factsOf(comparison: Comparison, context: ReportContext, say: Say): readonly Fact[] {
  const { deviceMinutes, part = "" } = context;
  const facts = [
    { label: "Only a part of the suite", text: part },
    { label: "Worst", text: worst(comparison, say) },
    { label: "Compared", text: say(compared(comparison)) },
    { label: "Machine", text: listOf(devicesFirst(comparison.environment.head)) },
    { label: "Versions", text: listOf(comparison.subject.head) },
    { label: "Device time", text: deviceMinutes === undefined ? "" : formatMinutes(deviceMinutes) },
    next(comparison, context, say),
  ];
  return facts.filter(({ text }) => text !== "").map((fact) => ({ ...fact, label: say(fact.label) }));
}

function worst({ rows }: Comparison, say: Say): string {
  const row = rows.filter(isJudged).find(({ gating }) => gating);
  if (row === undefined) return "";
  return `${row.cell} ${row.metric} ${formatChange(row.change)} ${formatInterval(row.interval)}, ${formatSides(row)}: ${verdictWords(row, say)}`;
}

function compared({ decision, rows, baseline }: Comparison): string {
  if (decision === "measured") return "";
  const gating = rows.filter((row) => row.gating);
  const judged = gating.filter(isJudged).length;
  return `${formatInteger(judged)} of ${formatCount(gating.length, "gating row")}, ${formatCount(baseline.sessions.length, "baseline session")}`;
}

function listOf(facts: Facts): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key} ${value}`)
    .join(" · ");
}

/** Whoever reads one line of the machine wants its accelerator. */
function devicesFirst(facts: Facts): Facts {
  const entries = Object.entries(facts);
  const isDevice = ([key]: readonly [string, string]) => key.startsWith("device");
  return Object.fromEntries([...entries.filter(isDevice), ...entries.filter((entry) => !isDevice(entry))]);
}

const CONFIRM: Readonly<Record<Exclude<ReportContext["mode"], "run">, string>> = {
  gate: 'measure the suspects again: "/perf confirm" in a comment, or a larger budget',
  report: 'measure the suspects again: "/perf confirm" in a comment, or "confirm: true" where the legs measure',
};

function isOpenSuspicion(row: Row): boolean {
  return isJudged(row) && row.gating && row.suspicion === "open";
}

function next(comparison: Comparison, context: ReportContext, say: Say): Fact {
  if (lacksBaseline(comparison)) {
    return {
      label: "Next",
      text: say("run this workflow on the base branch: each push or schedule run there stores a baseline"),
    };
  }
  if (comparison.variants !== undefined) return { label: "Next", text: context.reproduce, code: true };
  if (context.mode === "run") return { label: "Next", text: say("the report job compares and decides") };
  if (context.run !== undefined && comparison.rows.some(isOpenSuspicion)) {
    return { label: "Next", text: say(CONFIRM[context.mode]) };
  }
  return { label: "Next", text: context.reproduce, code: true };
}
