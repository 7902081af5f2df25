import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import type { Figures } from "../figures.ts";
import { printedNumber } from "../printed.ts";
import { readingOf } from "../reading-of.ts";
import type { Placed } from "../tool.ts";
import { breakdownIn, isSettings, meaningIn, SETTINGS } from "./report-labels.ts";
import { type Report, reportsIn, type Section } from "./report-sections.ts";

const RULE = /^=+$/;
const PAIR = /^([A-Z][^:]*?)\s*:\s+(\S+)$/;
const VERSION = /^TensorRT[- ]LLM Version$/;

export function hasReport(lines: readonly Line[]): boolean {
  return reportsIn(lines).length > 0;
}

/**
 * The reports that `trtllm-bench` prints. They have no closing line, so each is read to the last of its lines that a whole line ends.
 * @throws UserError when nothing whole stands below its titles.
 */
export function readReports(lines: readonly Line[], source: string): readonly Placed[] {
  return reportsIn(lines).map((report) => {
    const figures = figuresOf(report);
    if (Object.keys(figures.metrics).length < 2) {
      throw new UserError(`${source}: nothing whole below the title on line ${report.firstLine}`, {
        hint: "the file is cut off, or the report was not copied to its end",
      });
    }
    return { start: report.start, reading: readingOf("trtllm-bench", "trtllm-bench@1", figures) };
  });
}

function figuresOf({ sections }: Report): Figures {
  const settings = sections.filter(isSettings).flatMap(pairsOf);
  const asked = settings.map(([name, value]): Printed => ({ name, value, meaning: SETTINGS[name] }));
  const results = sections.filter((section) => !isSettings(section));
  const titles = new Set(results.map(({ title }) => title));
  const printed = results.flatMap((section) => wholeLines(section).flatMap((line) => printedIn(line, section, titles)));
  const figures = collect([...asked, ...printed]);
  const version = settings.find(([name]) => VERSION.test(name))?.[1];
  return {
    ...figures,
    notes: [...figures.notes, ...printed.flatMap(unread)],
    ...(version === undefined ? {} : { version }),
  };
}

function wholeLines({ lines }: Section): readonly Line[] {
  return lines.filter(({ whole, text }) => whole && !RULE.test(text));
}

function pairsOf(section: Section): readonly (readonly [name: string, value: string])[] {
  return wholeLines(section).flatMap(({ text }) => {
    const [, name, value = ""] = PAIR.exec(text) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
}

function printedIn(line: Line, { title }: Section, titles: ReadonlySet<string>): readonly Printed[] {
  const breakdown = breakdownIn(line);
  if (breakdown !== undefined) return [breakdown];
  const [, name, value] = PAIR.exec(line.text) ?? [];
  return name === undefined ? [] : [{ name, value, meaning: meaningIn(title, name, titles) }];
}

function unread({ name, value, meaning }: Printed): readonly string[] {
  const isLost = meaning === undefined && printedNumber(String(value)) !== undefined;
  return isLost ? [`not read: ${name}: ${String(value)}`] : [];
}
