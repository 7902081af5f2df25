import type { Line } from "../clean-text.ts";

/** What stands below one title of a report, up to the next. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Report {
  readonly sections: readonly Section[];
  /** Offset of its first title. */
  readonly start: number;
  readonly firstLine: number;
}

/** `= DECODING STATISTICS (MEDUSA)` */
const TITLE = /^= ([A-Z_][A-Z_ +]*?)(?: \(.*\))?$/;
const FIRST_TITLE = /^(?:ENGINE DETAILS|[A-Z_]+ BACKEND)$/;
/** `STATISTICS` until 0.14; the overviews of throughput and latency are those of `trtllm-bench latency` until 0.16. */
const RESULTS = /^(?:PERFORMANCE OVERVIEW|STATISTICS|THROUGHPUT OVERVIEW)$/;
const SURE_LINE = /^(?:Total Latency \((?:ms|seconds)\)|Request Throughput \(req\/sec\)):/;

interface Titled {
  readonly title: string;
  readonly at: number;
}

/** The reports of a text: the details of the data set are printed before one, too, and are none. */
export function reportsIn(lines: readonly Line[]): readonly Report[] {
  const titles = lines.flatMap(({ text }, at): readonly Titled[] => {
    const title = TITLE.exec(text)?.[1];
    return title === undefined ? [] : [{ title, at }];
  });
  return grouped(titles)
    .map((group, index, groups) => reportOf(lines, group, groups[index + 1]?.[0]?.at ?? lines.length))
    .filter(hasResults);
}

/** A report names its engine first, and no part twice. */
function grouped(titles: readonly Titled[]): readonly (readonly Titled[])[] {
  const groups: Titled[][] = [];
  for (const titled of titles) {
    const group = groups.at(-1);
    const isNew =
      group === undefined || FIRST_TITLE.test(titled.title) || group.some(({ title }) => title === titled.title);
    if (isNew) groups.push([titled]);
    else group.push(titled);
  }
  return groups;
}

function reportOf(lines: readonly Line[], group: readonly Titled[], end: number): Report {
  const first = lines[group[0]?.at ?? 0];
  return {
    sections: group.map(({ title, at }, index) => ({ title, lines: lines.slice(at + 1, group[index + 1]?.at ?? end) })),
    start: first?.start ?? 0,
    firstLine: first?.number ?? 1,
  };
}

function hasResults({ sections }: Report): boolean {
  return (
    sections.some(({ title }) => RESULTS.test(title)) &&
    sections.some(({ lines }) => lines.some(({ text }) => SURE_LINE.test(text)))
  );
}
