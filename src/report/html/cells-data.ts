import { DISTRIBUTED, type Material } from "../../model/material.ts";
import { plainText } from "../../model/plain-text.ts";
import type { TrialRecord } from "../../model/record.ts";
import type { Say } from "../language/say.ts";
import type { CellDetail, DistributionLine } from "./page-data.ts";
import { rounded } from "./series-data.ts";

const LONGEST_NOTE = 400;
const MOST_FILES = 60;
const MOST_NOTES = 20;

interface Side {
  readonly side: "base" | "head";
  readonly session: string;
  readonly records: readonly TrialRecord[];
}

/** What is known of each cell beside its metrics: of the head's trials, and of those of the base that it is compared with. */
export function cellDetails(
  material: Material,
  cells: Iterable<string>,
  say: Say,
): Readonly<Record<string, CellDetail>> {
  const sides = sidesOf(material).map((side) => ({ ...side, byCell: byCell(side.records) }));
  return Object.fromEntries(
    [...cells].map((cell) => {
      const own = sides.map(({ side, session, byCell: groups }) => ({
        side,
        session,
        records: groups.get(cell) ?? [],
      }));
      return [plainText(cell), detailOf(own, material, say)];
    }),
  );
}

/** The base is what was measured in turn with the head, or else the newest stored session. */
function sidesOf({ head, past }: Material): readonly Side[] {
  const own = head.records.filter(({ variant }) => variant !== "base");
  const inTurn = own.length === 0 ? [] : head.records.filter(({ variant }) => variant === "base");
  const newest = past.at(-1);
  const base =
    inTurn.length > 0 || newest === undefined
      ? { side: "base" as const, session: head.id, records: inTurn }
      : { side: "base" as const, session: newest.id, records: newest.records };
  return [base, { side: "head", session: head.id, records: own.length === 0 ? head.records : own }];
}

function byCell(records: readonly TrialRecord[]): ReadonlyMap<string, readonly TrialRecord[]> {
  const groups = new Map<string, TrialRecord[]>();
  for (const record of records) {
    const group = groups.get(record.cell);
    if (group === undefined) groups.set(record.cell, [record]);
    else group.push(record);
  }
  return groups;
}

function detailOf(sides: readonly Side[], material: Material, say: Say): CellDetail {
  const head = sides.filter(({ side }) => side === "head").flatMap(({ records }) => records);
  const remarks = head.flatMap(({ notes, validity }) => [
    ...notes.filter((note) => !note.startsWith(ENGINE_NOTE)),
    ...(validity.state === "invalid" ? validity.reasons.map((reason) => `invalid trial: ${reason}`) : []),
  ]);
  return {
    distributions: distributionsOf(sides, material, say),
    engine: engineOf(sides),
    timelines: timelinesOf(sides, material, say),
    files: filesOf(head, material.folder),
    notes: [...new Set(remarks.map((note) => plainText(say(note), LONGEST_NOTE)))].slice(0, MOST_NOTES),
  };
}

function distributionsOf(sides: readonly Side[], { files }: Material, say: Say): CellDetail["distributions"] {
  const lines = DISTRIBUTED.map((measure) => {
    const own = sides.flatMap(({ side, session, records }) =>
      records.flatMap(({ trial, repeat, round }): readonly DistributionLine[] => {
        const values = files.get(`${session}/${trial}`)?.quantiles?.[measure];
        return values === undefined
          ? []
          : [{ side, label: labelOf(side, repeat, round, say), values: values.map(rounded) }];
      }),
    );
    return [measure, own] as const;
  });
  return Object.fromEntries(lines.filter(([, own]) => own.length > 0));
}

function labelOf(side: Side["side"], repeat: number, round: number, say: Say): string {
  return say(`${side}, repeat ${repeat}${round === 0 ? "" : ", again"}`);
}

/** The line that the built-in generator leaves in a record: `engine: peak running 4, preemptions 0`. */
const ENGINE_NOTE = "engine: ";

function engineOf(sides: readonly Side[]): CellDetail["engine"] {
  const means = sides.map(({ side, records }) => {
    const sums = new Map<string, { sum: number; count: number }>();
    for (const [name, value] of records.flatMap(({ notes }) => notes.flatMap(engineFacts))) {
      const { sum, count } = sums.get(name) ?? { sum: 0, count: 0 };
      sums.set(name, { sum: sum + value, count: count + 1 });
    }
    return { side, mean: new Map([...sums].map(([name, { sum, count }]) => [name, rounded(sum / count)])) };
  });
  const names = [...new Set(means.flatMap(({ mean }) => [...mean.keys()]))];
  return names.map((name) => ({
    name: plainText(name, 80),
    ...Object.fromEntries(means.flatMap(({ side, mean }) => (mean.has(name) ? [[side, mean.get(name)]] : []))),
  }));
}

function engineFacts(note: string): readonly (readonly [string, number])[] {
  if (!note.startsWith(ENGINE_NOTE)) return [];
  return note
    .slice(ENGINE_NOTE.length)
    .split(", ")
    .flatMap((fact) => {
      const [, name, value] = /^(.+) (-?[\d.e+-]+)$/.exec(fact) ?? [];
      return name === undefined || !Number.isFinite(Number(value)) ? [] : [[name, Number(value)] as const];
    });
}

function timelinesOf(sides: readonly Side[], { files }: Material, say: Say): CellDetail["timelines"] {
  return sides.flatMap(({ side, session, records }) =>
    records.flatMap(({ trial, repeat, round }) => {
      const traces = files.get(`${session}/${trial}`)?.traces ?? [];
      const label = labelOf(side, repeat, round, say);
      return traces.length === 0 ? [] : [{ label, traces: traces.map(plainTrace) }];
    }),
  );
}

function plainTrace({ name, unit, seconds, values }: NonNullable<CellDetail["timelines"][number]["traces"][number]>) {
  return {
    name: plainText(name, 80),
    unit: plainText(unit, 20),
    seconds: seconds.map(rounded),
    values: values.map(rounded),
  };
}

/** A link stays below the folder that the page names: paths of a stored session are relative, and every part is quoted. */
function filesOf(records: readonly TrialRecord[], folder: string | undefined): CellDetail["files"] {
  const paths = records.flatMap(({ trial, raw, requests }) => [
    `records/${trial}.json`,
    ...(requests === undefined ? [] : [requests]),
    ...raw,
  ]);
  return [...new Set(paths)].slice(0, MOST_FILES).map((path) => ({
    text: plainText(path, 200),
    ...(folder === undefined
      ? {}
      : {
          href: [folder, path]
            .flatMap((part) => part.split("/"))
            .map(segment)
            .join("/"),
        }),
  }));
}

/** `..` is legal in the folder's own part; a colon never makes a scheme of the first one. */
function segment(part: string): string {
  return encodeURIComponent(part);
}
