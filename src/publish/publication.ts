import type { Decision } from "../model/comparison.ts";
import type { RunMark } from "../model/run-mark.ts";

/** What a job tells the world. Texts are rendered already; `publish` formats nothing. */
export interface Publication {
  readonly decision: Decision;
  /** First line of the comment, by which it is found again: one for each suite. */
  readonly marker: string;
  /** The run that measured: what a newer one wrote is left as it is. */
  readonly run?: RunMark;
  /** The report in at most `limit` UTF-16 code units. */
  readonly render: (limit: number) => string;
  /** Raw texts for the checks page, the most important first. */
  readonly annotations: readonly { readonly level: "error" | "warning"; readonly message: string }[];
  /** Number of gating regressions. */
  readonly regressions: number;
  readonly reportPath?: string;
  readonly sessionPath?: string;
  /** The event that started the job. */
  readonly event: string;
  /** From the event or the API, never from an artifact. Absent means that there is nowhere to comment. */
  readonly pullRequest?: number;
  /** Whether a pull request without a comment of ours gets one; one that is there is updated in any case. */
  readonly newComment: boolean;
}

export interface Published {
  readonly commentUrl?: string;
  /** What could not be published, one line each; none of it changes the verdict. */
  readonly warnings: readonly string[];
}
