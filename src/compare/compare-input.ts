import type { Baselines } from "../model/baselines.ts";
import type { Policy } from "../model/policy.ts";
import type { RequestLogs } from "../model/requests.ts";
import type { Session } from "../model/session.ts";
import type { Look } from "./looks.ts";

export interface CompareInput {
  readonly head: Session;
  readonly baselines: Baselines;
  readonly policy: Policy;
  /** The day by whose waivers is judged, `2026-11-22`; absent means the day that the head says it was measured on. */
  readonly today?: string | undefined;
  /** Repeat k of both sides was measured in turn, in one job: there is one baseline session, and pairs are the unit. */
  readonly paired?: boolean;
  /** Of pairs: when to look at them. Absent looks once, at all there are. */
  readonly looks?: readonly Look[];
  /** Of pairs: stored sessions of the base, whose repeats tell how noisy a pair is. */
  readonly history?: readonly Session[];
  /**
   * How suspects of the stored sessions are measured again: on a fresh start, the default, or in turn with the base. Pairs of
   * round 1 and later are used where the head's session holds them; `pairs` lets a weaker suspicion ask for them.
   */
  readonly confirmBy?: "start" | "pairs";
  /** Of pairs: what was measured of every request of a record, which makes tails comparable request by request. */
  readonly requests?: RequestLogs;
  /** False only shows the numbers: the decision is `measured`. */
  readonly judge: boolean;
  /** Whether the caller can measure suspects again; if so they are listed. */
  readonly confirmable: boolean;
  /** Keeps the variants of a cell apart. */
  readonly by?: "variant";
}
