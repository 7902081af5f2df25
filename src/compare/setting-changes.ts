import type { TrialRecord } from "../model/record.ts";

export interface SettingChange {
  readonly key: string;
  readonly was: string | number;
  readonly is: string | number;
}

/** Settings that a client prints only when they are used. */
const NONE_IF_ABSENT = /^ramp_up_/;
/** Where both sides' commands were noted, a length that one does not give is the client's own. */
const GIVEN = /(?:_len|_ratio)$|^batch_size$/;
/** They change with the repeat. */
const OF_REPEAT = /seed|schedule|requests/;

/** What two trials were asked for differently, as far as it is known of both. @param areEqualRepeats whether seeds and schedules count. */
export function settingChanges(
  head: TrialRecord,
  base: TrialRecord,
  areEqualRepeats: boolean,
): readonly SettingChange[] {
  const keys = [...new Set([...Object.keys(head.workload), ...Object.keys(base.workload)])];
  return keys.flatMap((key) => {
    const usual = usualOf(key, head, base);
    const [is = usual, was = usual] = [head.workload[key], base.workload[key]];
    const isKnown = is !== undefined && was !== undefined && (areEqualRepeats || !OF_REPEAT.test(key));
    return isKnown && is !== was ? [{ key, was, is }] : [];
  });
}

/** What a setting is that a record does not have; `undefined` where nobody knows. */
function usualOf(key: string, head: TrialRecord, base: TrialRecord): string | undefined {
  if (NONE_IF_ABSENT.test(key)) return "none";
  const noted = [head, base].every(({ engineFlags, server }) => engineFlags !== undefined && server === undefined);
  return noted && GIVEN.test(key) ? "default" : undefined;
}
