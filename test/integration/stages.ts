import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Moment } from "./runner.ts";
import type { Workflow } from "./workflow.ts";

/** A point in the life of a job at which it can be ended. */
export interface Stage {
  readonly title: string;
  /** Of the simulated engine. */
  readonly flags?: string;
  readonly reached: (place: { readonly session: string; readonly workflow: Workflow }) => Moment;
  /** Trials that must be on disk afterwards. */
  readonly kept: readonly string[];
}

const started = (session: string, trial: string) => () => existsSync(join(session, "raw", trial, "load-spec.json"));

/** Trials of the toy suite have these ids. */
export const TRIALS = ["a-qps-inf-concurrency-4-r0"] as const;

export const MEASURING_STAGES: readonly Stage[] = [
  {
    title: "while the server loads and swallows SIGTERM",
    flags: "--start-seconds 60 --ignore-sigterm",
    reached: () => /starting toy#0/,
    kept: [],
  },
  {
    title: "in the first trial, whose requests hang, on a server that swallows SIGTERM",
    flags: "--hang-at-request 3 --ignore-sigterm",
    reached: ({ session }) => started(session, TRIALS[0]),
    kept: [],
  },
];
