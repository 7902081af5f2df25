import type { Comparison } from "../../model/comparison.ts";
import type { Session } from "../../model/session.ts";

/** What other gates and dashboards are told. Numbers go out as they were measured, to the last digit. */
export interface Exported {
  readonly comparison: Comparison;
  readonly session: Session;
}
