import { metricOf } from "../../model/metric.ts";
import { idOf, metric } from "../meaning.ts";
import { snakeCase } from "../measured.ts";
import { isTime, unitOf } from "../metric-units.ts";
import { type Words, wordsOf } from "../metric-words.ts";
import { inTimeUnit } from "../unit-direction.ts";
import { type Change, type NumberCell, numberIn, withoutMarks } from "./cell.ts";

/** One number of one variant, and what was printed of its change. */
export interface Entry {
  readonly words: Words;
  readonly value: number;
  readonly change?: Change;
}

/** What one cell gives: its number, and what people should know of it. */
export interface CellReading {
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
}

const NOTHING: CellReading = { entries: [], notes: [] };
const LATENCY = /(?:^|_)(?:ttft|tpot|itl|e2el)$/;

/** What a label means; one that is not known is a metric of its own where its numbers have a unit. */
export function labelled(label: string, unitCell: string, cells: readonly string[]): Words | undefined {
  const units = cells.flatMap((cell) => numberIn(cell)?.unit ?? []);
  if (label === "" || units.length === 0) return undefined;
  const unit = unitOf(unitCell) ?? units.find((one) => one !== "") ?? "";
  const known = wordsOf(label, unit) ?? wordsOf(label, units.find(isTime) ?? "") ?? wordsOf(label);
  // Seconds here and milliseconds in the next table would be one metric.
  if (known !== undefined) return known.unit === "" && LATENCY.test(idOf(known.meaning)) ? undefined : known;
  const own = unitOf(/[(（]([^)）]*)[)）]\s*$/.exec(label)?.[1] ?? "") ?? unit;
  return own === "" ? undefined : { meaning: metric(ownId(label, own)), unit: own };
}

/** An id that is none of ours in another unit; times and sizes have theirs in it. */
function ownId(label: string, unit: string): string {
  const name = clean(label);
  const short = snakeCase(name.replace(/[(（][^)）]*[)）]/g, "")) || name;
  const suffix = `_${unit.toLowerCase()}`;
  const isSized = isTime(unit) || /^[gm]i?b$/i.test(unit);
  const id = isSized && !short.endsWith(suffix) ? `${short}${suffix}` : short;
  const known = metricOf(id);
  return known === undefined || known.unit === unit ? id : `${id}_${snakeCase(unit) || "percent"}`;
}

/** The number of a cell below a label. A cell that has a unit of its own is in that unit. */
export function readCell(label: string, words: Words, text: string): CellReading {
  const cell = numberIn(text);
  if (cell === undefined) return { entries: [], notes: unreadCell(label, text) };
  const own = inOwnUnit(label, words, cell);
  if (own === undefined) return { entries: [], notes: unreadCell(label, text) };
  const { change, spread } = cell;
  return {
    entries: [{ ...own, ...(change === undefined ? {} : { change }) }],
    notes: [
      ...(own.value === cell.value ? [] : [`${clean(label)}: ${clean(text)} is ${own.value} ${own.words.unit}`]),
      ...(spread === undefined ? [] : [`${clean(label)}: printed with ± ${spread}`]),
    ],
  };
}

/** What is said of a cell whose label or number is not known; nothing of one without digits. */
export function unreadCell(label: string, text: string): readonly string[] {
  return /\d/.test(text) ? [`not read: ${[clean(label), clean(text)].filter((part) => part !== "").join(": ")}`] : [];
}

export function joined(cells: readonly CellReading[]): CellReading {
  return cells.reduce(
    (all, { entries, notes }) => ({ entries: [...all.entries, ...entries], notes: [...all.notes, ...notes] }),
    NOTHING,
  );
}

function inOwnUnit(label: string, words: Words, { value, unit }: NumberCell): Entry | undefined {
  if (unit === "" || unit === words.unit) return { words, value };
  const converted = inTimeUnit(value, unit, words.unit);
  if (converted !== undefined) return { words, value: converted };
  const own = wordsOf(label, unit);
  return own?.unit === unit ? { words: own, value } : undefined;
}

const LONGEST_NAME = 100;

export function clean(text: string): string {
  return withoutMarks(text).slice(0, LONGEST_NAME).trim();
}
