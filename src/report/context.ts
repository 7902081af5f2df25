import type { SessionHeader } from "../model/session.ts";

/** What a report says beside the comparison. */
export interface ReportContext {
  readonly suite: string;
  /** The judged session. */
  readonly session: SessionHeader;
  readonly enforce: "gate" | "observe";
  readonly mode: "gate" | "run" | "report";
  /** How long the accelerator was held. */
  readonly deviceMinutes?: number;
  readonly runUrl?: string;
  /** One command that measures the same again on the reader's machine; empty when there is none. */
  readonly reproduce: string;
  /** Where the session lies, in words or as a path. */
  readonly sessionPath?: string;
  /** One line each. */
  readonly warnings: readonly string[];
}
