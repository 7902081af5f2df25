import type { Language } from "../model/language.ts";
import type { RunMark } from "../model/run-mark.ts";
import type { SessionHeader } from "../model/session.ts";

/** What a report says beside the comparison. */
export interface ReportContext {
  /** The suite, or the leg or part of it that is judged by itself. */
  readonly suite: string;
  /** What of the suite is told of, where that is not all of it. */
  readonly part?: string;
  /** The judged session. */
  readonly session: SessionHeader;
  readonly enforce: "gate" | "observe";
  readonly mode: "gate" | "run" | "report";
  /** How long the accelerator was held. */
  readonly deviceMinutes?: number;
  readonly runUrl?: string;
  /** The run that measured; written into the comment, so that an older run never replaces what a newer one says. */
  readonly run?: RunMark;
  /** One command that measures the same again on the reader's machine; empty when there is none. */
  readonly reproduce: string;
  /** Draws the worst row and its sweep, for who wants to see them. */
  readonly chart?: true;
  /** Where the session lies, in words or as a path. */
  readonly sessionPath?: string;
  /** Absent means English. */
  readonly language?: Language;
  /** One line each. */
  readonly warnings: readonly string[];
}
