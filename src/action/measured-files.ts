import type { Outcome } from "../gate/job.ts";
import type { Measured } from "../publish/check.ts";
import type { ActionJob } from "./job.ts";
import { configDigest } from "./queue-answer.ts";

/**
 * The workspace's tree, where that is what was measured, and what judged it: what a merge queue may be answered by. Not where a
 * waiver was needed, because it may have ended by then.
 */
export function measuredFiles(
  { session, comparison }: Pick<Outcome, "session" | "comparison">,
  { config, origin }: Pick<ActionJob["job"], "config" | "origin">,
): { readonly measured?: Measured } {
  const { commit, tree } = origin;
  if (session.records.length === 0 || commit === undefined || tree === undefined) return {};
  if (session.origin.commit !== commit) return {};
  if ((comparison.excuses ?? []).some(({ kind, state }) => kind === "waiver" && state === "used")) return {};
  return { measured: { tree, config: configDigest(config) } };
}
