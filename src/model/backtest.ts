/** What became of a worsening in the sessions after it. */
export type Aftermath =
  /** It stayed: more than half of it is still there in the middle of the next sessions. */
  | "level-shift"
  /** It went away. */
  | "noise"
  /** No later session tells. */
  | "unsettled";

/** A gating row that a rule would have called worse. */
export interface Alarm {
  /** Place of its session in the history, from 0. */
  readonly place: number;
  readonly label: string;
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly base: number;
  readonly head: number;
  /** As a fraction of the base, positive when the number grew. */
  readonly change: number;
  readonly aftermath: Aftermath;
}

/** `red` fails; `cleared` was suspected, and the second measurement did not repeat it; `open` was not measured again. */
export interface GateAlarm extends Alarm {
  readonly outcome: "red" | "cleared" | "open";
  readonly reason: string;
}

/** A lasting slowdown that hindsight sees, and what the gate made of it. */
export interface Slowdown {
  readonly place: number;
  readonly label: string;
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  /** Medians of the level before and behind it. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Smallest worsening that the row could have seen there, or why it was not judged. */
  readonly detectable: number | undefined;
  readonly found: "at-once" | "later" | "never";
  /** Where it was found. */
  readonly foundAt?: string;
  readonly reason: string;
}

/** What one series can see. */
export interface Sight {
  readonly cell: string;
  readonly metric: string;
  readonly unit: string;
  readonly gating: boolean;
  readonly sessions: number;
  /** Coefficient of variation from one session to the next; level shifts do not count. */
  readonly noise: number;
  /** Smallest worsening that a typical session could have seen; absent when none was judged. */
  readonly detectable?: number;
}

/** How one rule did on the history. Alarms are rows, a session may have several. */
export interface RuleScore {
  readonly rule: string;
  readonly judged: number;
  readonly sessionsAlarmed: number;
  /** Sessions of which every alarm was noise. */
  readonly sessionsForNoise: number;
  readonly alarms: number;
  readonly noise: number;
  readonly levelShifts: number;
  readonly unsettled: number;
  /** Of the lasting slowdowns, those that the rule called at once. */
  readonly slowdownsFound: number;
  readonly slowdowns: number;
}

/** What the gate would have said of one session. */
export interface Replayed {
  readonly place: number;
  readonly label: string;
  readonly at?: string;
  readonly decision: "pass" | "fail" | "cannot-judge" | "too-early";
  readonly reason: string;
}

/** One metric of a proposed policy. */
export interface ProposedMetric {
  readonly gate: boolean;
  readonly relative?: number;
  readonly mustSee?: number;
  readonly warn?: number;
  readonly why: string;
}

export interface Proposal {
  readonly metrics: Readonly<Record<string, ProposedMetric>>;
  /** By cell id, then metric id. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, ProposedMetric>>>>;
}

export interface Backtest {
  readonly sessions: readonly Replayed[];
  readonly alarms: readonly GateAlarm[];
  readonly slowdowns: readonly Slowdown[];
  readonly series: readonly Sight[];
  /** The gate first, then the gate under the proposed policy, then the peers' rules. */
  readonly rules: readonly RuleScore[];
  readonly proposal: Proposal;
  /** What a reader must know of the figures; one line each. */
  readonly notes: readonly string[];
}
