import type { Comparison } from "../model/comparison.ts";
import type { Origin, Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { Selection } from "../plan/plan.ts";
import type { resumableRecords } from "../store/resume.ts";
import type { Store } from "../store/store.ts";

export interface Job {
  readonly config: Config;
  readonly origin: Origin;
  /** Becomes the session; records of the same commit, plan and machine that lie there are not measured again. */
  readonly folder: string;
  readonly sessionId: string;
  /** Under which the store keeps the session. */
  readonly sessionName: string;
  /** Absent: the session stays in its folder, and there is nothing to compare it with. */
  readonly store?: Store;
  /** Branch that baselines are measured on. */
  readonly baseBranch?: string;
  /** Judge against the baselines, or only measure and store. */
  readonly judge: boolean;
  /** The day by this job's clock, `2026-11-22`: by it waivers end, whatever a session says of itself. */
  readonly today?: string;
  /** Of a job that only measures: what looks worse than the baselines is measured again, for whoever judges later. */
  readonly confirm?: boolean;
  readonly selection: Selection;
  /** Where records of an interrupted job are looked for; absent means in the folder only. */
  readonly resume?: typeof resumableRecords;
}

export interface Outcome {
  readonly session: Session;
  readonly comparison: Comparison;
  /** The stored sessions that could be compared with; absent when none were asked for. */
  readonly past?: readonly Session[];
}
