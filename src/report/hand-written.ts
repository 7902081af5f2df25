import type { HandWrittenLevels, LevelChange } from "../model/hand-written.ts";
import { formatChange, formatCount, formatNumber } from "./format.ts";
import type { Section } from "./page.ts";

const HAND_WRITTEN_SCHEMA = "llm-perf-gate/hand-written@1";

/** What `backtest --format json` prints of a repository. */
export function handWrittenJson(levels: HandWrittenLevels): unknown {
  return { schema: HAND_WRITTEN_SCHEMA, ...levels };
}

const MOST_FILES = 25;

/** A level of 1 or less lets everything pass. */
const isOff = (level: number) => level <= 1;

/** What hand-written levels cost to keep, and what they let through. */
export function handWrittenPage({ entries, changes }: HandWrittenLevels): readonly Section[] {
  const real = changes.filter(({ before, after }) => !isOff(before) && !isOff(after));
  const lowered = real.filter(({ before, after, threshold }) => after < before * threshold);
  const switched = changes.length - real.length;
  const byFile = new Map(changes.map(({ file }) => [file, changes.filter((change) => change.file === file)]));
  const files = [...byFile].sort(([, a], [, b]) => b.length - a.length);
  return [
    {
      title: "Hand-written levels",
      lines: [
        `${formatCount(entries.length, "level")} at the head, ${entries.filter(({ baseline }) => isOff(baseline)).length} of them switched off (baseline 1 or less: everything passes)`,
        `${formatCount(changes.length, "change")} of a level in the history, in ${formatCount(byFile.size, "file")}: ${lowered.length} lowered by more than the threshold would have let pass, ${switched} to or from a level that is switched off`,
        "each change is a person's guess of what noise is: a lowered level hides the next slowdown, and a level that is not raised hides what was won",
        "what was measured is not in a repository: replay the nightly results to see what these levels caught and missed",
      ],
    },
    ...(files.length === 0
      ? []
      : [
          {
            title: "Levels that changed most often",
            lines: files.length > MOST_FILES ? [`the first ${MOST_FILES} of ${files.length} files`] : [],
            table: {
              head: ["file", "changes", "levels", "last"],
              align: "lrll",
              rows: files.slice(0, MOST_FILES).map(([file, own]) => rowOf(file, own)),
            },
          },
        ]),
  ];
}

const MOST_LEVELS = 4;

function basename(file: string): string {
  return file.replace(/^.*\//, "");
}

function rowOf(file: string, changes: readonly LevelChange[]): readonly string[] {
  const level = (value: number) => (isOff(value) ? "off" : formatNumber(value));
  const steps = changes.map(({ before, after }) => {
    const change = isOff(before) || isOff(after) ? "" : ` (${formatChange(after / before - 1)})`;
    return `${level(before)} → ${level(after)}${change}`;
  });
  const shown = steps.slice(-MOST_LEVELS).join(", ");
  return [
    basename(file),
    String(changes.length),
    steps.length > MOST_LEVELS ? `…, ${shown}` : shown,
    changes.at(-1)?.at.slice(0, 10) ?? "",
  ];
}
