import { compare } from "../compare/compare.ts";
import { interleavedInput } from "../compare/paired-input.ts";
import { policyEffect } from "../compare/policy-effect.ts";
import type { Outcome } from "../gate/job.ts";
import type { Baselines } from "../model/baselines.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Policy } from "../model/policy.ts";
import type { ActionJob } from "./job.ts";

/** Adds what the pull request's own policy would make of the same records. */
export function withOwnPolicy(outcome: Outcome, { job, proposed }: ActionJob): Outcome {
  const { comparison } = outcome;
  if (proposed === undefined || !job.judge || comparison.rows.length === 0) return outcome;
  const { policy } = job.config;
  const ownPolicy = policyEffect(judgedBy(policy, outcome, job), judgedBy(proposed, outcome, job));
  return { ...outcome, comparison: { ...comparison, ownPolicy } };
}

function judgedBy(policy: Policy, { session, past = [] }: Outcome, { config, today }: ActionJob["job"]): Comparison {
  const baselines: Baselines =
    past.length === 0 ? { state: "none", notes: [] } : { state: "found", sessions: past, notes: [] };
  const asked = { baselines, policy, today, judge: true, confirmable: false };
  const inTurn = session.records.some(({ variant }) => variant === "base");
  if (!inTurn) return compare({ ...asked, head: session });
  return compare(interleavedInput({ ...asked, session, always: config.paired === "always" }));
}
