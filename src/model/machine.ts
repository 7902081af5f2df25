import type { TrialRecord } from "./record.ts";
import type { Facts } from "./session.ts";

/** The subject's fact that says which machine of its class it was. It may differ, and is looked at where one machine is slower. */
export const MACHINE = "machine";

export function machineOf({ subject }: { readonly subject: Facts }): string | undefined {
  const name = subject[MACHINE];
  return name === undefined || name === "" ? undefined : name;
}

/** What vLLM's suites note of the machine, under their own name for it: one name of several cards, and nothing of the rest. */
export const NOTED_DEVICE = "gpu_type";

/** The environment class of results that were measured elsewhere, as far as a suite noted it. */
export function notedClass(records: readonly TrialRecord[]): Facts {
  const devices = [...new Set(records.flatMap(({ device }) => device ?? []))].sort();
  return devices.length === 0 ? {} : { [NOTED_DEVICE]: devices.join(" and ") };
}
