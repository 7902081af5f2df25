import type { Baselines } from "../model/baselines.ts";
import type { Policy } from "../model/policy.ts";
import type { Session } from "../model/session.ts";

export interface CompareInput {
  readonly head: Session;
  readonly baselines: Baselines;
  readonly policy: Policy;
  /** Repeat k of both sides was measured in turn, in one job: there is one baseline session, and pairs are the unit. */
  readonly paired?: boolean;
  /** False only shows the numbers: the decision is `measured`. */
  readonly judge: boolean;
  /** Whether the caller can measure suspects again; if so they are listed. */
  readonly confirmable: boolean;
  /** Keeps the variants of a cell apart. */
  readonly by?: "variant";
}
