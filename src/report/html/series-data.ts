import { plainText } from "../../model/plain-text.ts";
import type { TrialRecord } from "../../model/record.ts";
import type { Session } from "../../model/session.ts";
import type { Samples, Slot } from "./page-data.ts";

/** More digits than a chart can show; they would only make the page longer. */
const DIGITS = 5;

export interface Columns {
  readonly slots: readonly Slot[];
  /** By session id, the slot of the session's own records. */
  readonly slotOf: ReadonlyMap<string, number>;
  readonly samples: (cell: string, metric: string) => Samples;
}

/** To five significant digits, by arithmetic: half a million numbers by way of their text take too long. */
export function rounded(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const power = DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)));
  return power >= 0 ? Math.round(value * 10 ** power) / 10 ** power : Math.round(value / 10 ** -power) * 10 ** -power;
}

/** Sessions side by side, oldest first; the last one is the judged one when `head` is given. */
export function columnsOf(past: readonly Session[], head?: Session): Columns {
  const table = new Map<string, number[][]>();
  const slots: Slot[] = [];
  const slotOf = new Map<string, number>();
  const add = (session: Session, side: Slot["side"], takes: (record: Session["records"][number]) => boolean) => {
    const records = session.records.filter((one) => one.validity.state === "valid" && takes(one));
    if (records.length === 0 && side !== "past" && side !== "head") return;
    if (!slotOf.has(session.id)) slotOf.set(session.id, slots.length);
    const slot = slots.push(slotFor(session, side)) - 1;
    for (const record of records) {
      for (const [metric, value] of [...Object.entries(record.metrics), ...successOf(record)]) {
        const { cell } = record;
        const key = `${cell}\n${metric}`;
        const series = table.get(key) ?? [];
        if (series.length === 0) table.set(key, series);
        const own = series[slot] ?? [];
        series[slot] = own;
        own.push(rounded(value));
      }
    }
  };
  for (const session of past) add(session, "past", ({ variant, round }) => variant !== "base" && round === 0);
  if (head !== undefined) {
    const isHead = ({ variant }: { readonly variant: string }) => variant !== "base";
    const paired = head.records.some(isHead);
    add(head, "base", (record) => paired && !isHead(record));
    slotOf.delete(head.id);
    add(head, "head", (record) => record.round === 0 && (isHead(record) || !paired));
    add(head, "again", (record) => record.round > 0 && isHead(record));
  }
  const samples = (cell: string, metric: string) => {
    const series = table.get(`${cell}\n${metric}`);
    return slots.map((_, slot) => series?.[slot] ?? []);
  };
  return { slots, slotOf, samples };
}

/** As `compare` has it: from the counts, whatever the tool printed. */
function successOf({ counts: { requested, completed, failed } }: TrialRecord): readonly [string, number][] {
  if (requested === undefined || requested === 0) return [];
  const done = completed ?? (failed === undefined ? undefined : requested - failed);
  return done === undefined ? [] : [["success_rate", done / requested]];
}

const SIDES = { past: "", base: "base, in turn", head: "head", again: "head, again" } as const;

function slotFor({ id, origin, startedAt }: Session, side: Slot["side"]): Slot {
  const name = plainText(origin.commit?.slice(0, 8) ?? id, 24);
  return {
    side,
    label: side === "past" ? name : SIDES[side],
    ...(startedAt === undefined ? {} : { at: startedAt }),
  };
}
