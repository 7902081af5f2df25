import type { SessionHeader } from "../model/session.ts";
import type { BaselineQuery } from "./store.ts";

/** Events that measure the base branch itself. */
export const BASELINE_EVENTS = ["push", "schedule", "workflow_dispatch"] as const;

/** Whether a session in a folder that we wrote ourselves may be a baseline; provenance is the folder's owner's affair. */
export function mayBeBaseline(session: SessionHeader, query: BaselineQuery): boolean {
  const { event, ref } = session.origin;
  const measuredBase = event === "local" || BASELINE_EVENTS.some((known) => known === event);
  const onBranch =
    query.branch === undefined || ref === undefined || ref.replace(/^refs\/heads\//, "") === query.branch;
  return (
    session.variants === undefined &&
    session.suite === query.suite &&
    session.id !== query.except &&
    measuredBase &&
    onBranch
  );
}
