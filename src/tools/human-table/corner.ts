import { numberIn } from "./cell.ts";
import type { Grid } from "./grid.ts";
import { isChange, isLoadName, isMetricName, llamaTestOf } from "./headings.ts";
import { clean, labelled, readCell } from "./label.ts";
import { labelledTest } from "./metric-columns.ts";
import { unreadChanges } from "./printed-changes.ts";
import { namedSetting, settingOf } from "./settings.ts";
import { hasOtherWords } from "./sides.ts";
import type { Variant } from "./variant.ts";

interface Corner {
  readonly label: string;
  /** What the first column sets, if that is known. */
  readonly setting?: string;
  readonly isTitled: boolean;
}

export interface CornerTable {
  readonly variants: readonly Variant[];
  /** The metric stands in the line above. */
  readonly isTitled: boolean;
}

/** One metric in the corner, or in the line above: `| Output tok/s | main | PR |`, with points below or loads beside it. */
export function cornerTable({ header, body }: Grid, title: string): CornerTable | undefined {
  const [first = "", ...names] = header;
  const corner = cornerOf(first, title);
  if (corner === undefined || names.some(isMetricName)) return undefined;
  const { label, setting } = corner;
  const cellsAt = (at: number): readonly string[] => body.map((row) => row[at] ?? "");
  const values = header.flatMap((name, at) => {
    const isValue = at > 0 && name !== "" && !isChange(name) && settingOf(name) === undefined && !FLAG.test(name);
    return isValue && cellsAt(at).some((cell) => numberIn(cell) !== undefined) ? [{ name, at }] : [];
  });
  // A first column of results is a column as the others are.
  if (values.length < 2 || cellsAt(0).some((cell) => /^\d+\.\d+$/.test(clean(cell)))) return undefined;
  const cells = values.flatMap(({ at }) => cellsAt(at));
  const words = labelledTest(label, cells) ?? labelled(label, "", cells);
  if (words?.meaning.kind !== "metric") return undefined;
  const points = header.flatMap((name, at) => {
    const id = at === 0 ? setting : FLAG.test(name) ? name : settingOf(name)?.id;
    return values.some((value) => value.at === at) || isChange(name) ? [] : [{ at, id }];
  });
  const isByLoad = values.every(({ name }) => isLoadName(name));
  const variants = body.flatMap((row) => {
    const parts = points.map(({ at, id }) => ({ id, cell: clean(row[at] ?? "") })).filter(({ cell }) => cell !== "");
    const own = parts.map(({ id, cell }) => (id === undefined ? cell : namedSetting(id, cell))).join();
    return values.map(({ name, at }): Variant => {
      const read = readCell(label, words, row[at] ?? "");
      const notes = at === values.at(-1)?.at ? [...read.notes, ...unreadChanges(header, row)] : read.notes;
      const place = isByLoad ? { name: own, point: clean(name) } : { name: clean(name), point: own };
      return { ...place, ...read, notes };
    });
  });
  return { variants, isTitled: corner.isTitled };
}

/** What llama.cpp's programs are given, beside columns of results. */
const FLAG = /^(?:fa|flash[ _-]attn|ngl|n_?u?batch|n?_?threads|ct[kv]|type_[kv])$/i;

/** `pp512 (t/s) — master vs PR` */
const COMPARED = /\s*[—–:-]\s+[^—–:]*\bvs\b.*$/i;

function cornerOf(first: string, title: string): Corner | undefined {
  const above = title.replace(/^[-#>\s*]+|[*:：\s]+$/g, "").replace(COMPARED, "");
  if ((isMetricName(above) && !hasOtherWords(above)) || (llamaTestOf(above) !== undefined && /\/s/.test(above))) {
    const setting = isMetricName(first) ? "request_rate" : settingOf(first)?.id;
    return { label: above, isTitled: true, ...(setting === undefined ? {} : { setting }) };
  }
  return isMetricName(first) ? { label: first, isTitled: false } : undefined;
}
