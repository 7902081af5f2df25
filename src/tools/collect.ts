import type { Counts } from "../model/record.ts";
import type { Figures } from "./figures.ts";
import { isNoNumber } from "./json-object.ts";
import type { Meaning } from "./meaning.ts";
import { printedNumber } from "./printed.ts";

/** One name and value of a result, as the tool writes them, and what the name stands for. */
export interface Printed {
  readonly name: string;
  readonly value: unknown;
  /** `undefined` for a name that is none of the result's numbers. */
  readonly meaning: Meaning | undefined;
}

/** What tools write where they have no number, whatever the metric. */
const NOTHING = /^(?:|-|\/|n\/a|none|null)$/i;

/**
 * The figures in a list of names and values; numbers are taken over to the last digit. What stands for no number (`-`, `/`,
 * `N/A`, NaN, and what the tool's own `isSentinel` knows) is absent and said in a note.
 */
export function collect(printed: readonly Printed[], isSentinel: (value: number) => boolean = () => false): Figures {
  const metrics: Record<string, number> = {};
  const counts: { -readonly [key in keyof Counts]: number } = {};
  const workload: Record<string, string | number> = {};
  const absent = new Set<string>();
  for (const { name, value, meaning } of printed) {
    if (meaning === undefined || value === undefined || value === null) continue;
    if (meaning.kind === "workload") {
      const setting = settingOf(value);
      if (setting !== undefined) workload[meaning.id] = setting;
      continue;
    }
    const number = numberOf(value);
    if (number === undefined || isSentinel(number)) absent.add(`${name}: ${String(value)}`);
    else if (meaning.kind === "metric") metrics[meaning.id] = number;
    else if (meaning.kind === "count" && Number.isSafeInteger(number) && number >= 0) counts[meaning.id] = number;
  }
  return { metrics, counts, workload, unreadable: [], errors: [], notes: absentNote([...absent]) };
}

/** Where every request failed, a table of percentiles is full of them. */
const NAMED = 12;

function absentNote(absent: readonly string[]): readonly string[] {
  if (absent.length === 0) return [];
  const more = absent.length > NAMED ? ` and ${absent.length - NAMED} more` : "";
  return [`no number, left out: ${absent.slice(0, NAMED).join(", ")}${more}`];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : printedNumber(String(value).trim());
}

function settingOf(value: unknown): string | number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return number;
  if (isNoNumber(value)) return "inf";
  return typeof value === "string" && !NOTHING.test(value.trim()) ? value.trim() : undefined;
}

/** Figures of several parts of one result; what comes later wins where both say the same. */
export function together(...parts: readonly Figures[]): Figures {
  const version = parts.findLast((part) => part.version !== undefined)?.version;
  return {
    metrics: Object.assign({}, ...parts.map(({ metrics }) => metrics)),
    counts: Object.assign({}, ...parts.map(({ counts }) => counts)),
    workload: Object.assign({}, ...parts.map(({ workload }) => workload)),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
    errors: parts.flatMap(({ errors }) => errors),
    notes: parts.flatMap(({ notes }) => notes),
    ...(version === undefined ? {} : { version }),
  };
}
