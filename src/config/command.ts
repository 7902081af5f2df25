import { metricOf } from "../model/metric.ts";
import { type AcceptedLevel, MOST_FALL, type Waiver } from "../model/waiver.ts";
import { isDay } from "./excuse-file.ts";

/** What a comment asks for. `sha` pins what is run to a commit that the writer has seen. */
export type Command =
  | { readonly name: "run" | "confirm"; readonly filter?: string; readonly sha?: string }
  | { readonly name: "bisect"; readonly cell: string; readonly good: string; readonly sha?: string }
  | { readonly name: "waive"; readonly waiver: Omit<Waiver, "owner"> }
  | { readonly name: "accept"; readonly accepted: Omit<AcceptedLevel, "owner"> }
  | { readonly name: "cancel" }
  | { readonly name: "help" };

export type Parsed =
  /** Talk, not a command. */
  | { readonly kind: "none" }
  | { readonly kind: "wrong"; readonly problem: string }
  | { readonly kind: "command"; readonly command: Command };

/** How each command is written; also the answer to `/perf help`. */
export const USAGE: Readonly<Record<Command["name"], string>> = {
  run: "/perf run [FILTER] [at SHA]",
  confirm: "/perf confirm [FILTER] [at SHA]",
  waive: "/perf waive CELLS METRIC at most N% because REASON until YYYY-MM-DD",
  accept: "/perf accept CELL METRIC from OLD to NEW because REASON",
  bisect: "/perf bisect CELL from GOOD-SHA [at SHA]",
  cancel: "/perf cancel",
  help: "/perf help",
};

const LONGEST_LINE = 1_000;
const LONGEST_FILTER = 200;
const MOST_REPEATS = 3;
const MOST_PERCENT = 100;
const SHA = "[0-9a-f]{7,64}";
const NUMBER = "\\d{1,12}(?:\\.\\d{1,12})?";
const FORMS = {
  measure: new RegExp(`^(?<filter>(?!at(?: |$))\\S+)?(?:(?:^| )at (?<sha>${SHA}))?$`),
  bisect: new RegExp(`^(?<cell>(?!-)\\S+) from (?<good>${SHA})(?: at (?<sha>${SHA}))?$`),
  waive: new RegExp(
    `^(?<cells>\\S+) (?<metric>\\S+) at most (?<most>${NUMBER}) ?% because (?<reason>.+) until (?<until>\\S+)$`,
  ),
  accept: new RegExp(
    `^(?<cell>\\S+) (?<metric>\\S+) from (?<from>${NUMBER}) to (?<to>${NUMBER}) because (?<evidence>.+)$`,
  ),
} as const;

/**
 * The command in the first line of a comment. Every word has its place: what does not fit is refused, never guessed. Text after
 * the first line is for people.
 */
export function parseCommand(comment: string): Parsed {
  const [first = ""] = comment.split(/\r\n|\r|\n/);
  // Indented it is a code block: somebody shows a command.
  const line = first.trimEnd();
  if (!/^\/perf(?:\s|$)/i.test(line)) return { kind: "none" };
  if (line.length > LONGEST_LINE) return wrong(`a command has at most ${LONGEST_LINE} characters`);
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(line)) return wrong("a command has no invisible characters");
  const [perf = "", name = "", ...words] = line.split(/ +/);
  if (perf !== "/perf") return wrong('a command begins with "/perf", in small letters, and a space');
  if (name === "") return wrong('"/perf" alone is no command');
  if (!isName(name)) return wrong(`there is no command "${name}"`);
  return READERS[name](words.join(" "));
}

function isName(name: string): name is Command["name"] {
  return Object.hasOwn(USAGE, name);
}

/** What stands after the command's name, one reader a command. */
const READERS: Readonly<Record<Command["name"], (text: string) => Parsed>> = {
  cancel: (text) => (text === "" ? command({ name: "cancel" }) : misused("cancel")),
  help: (text) => (text === "" ? command({ name: "help" }) : misused("help")),
  run: (text) => measuring("run", text),
  confirm: (text) => measuring("confirm", text),
  bisect: (text) => {
    const { cell, good, sha } = FORMS.bisect.exec(text)?.groups ?? {};
    if (cell === undefined || good === undefined) return misused("bisect");
    return command({ name: "bisect", cell, good, ...(sha === undefined ? {} : { sha }) });
  },
  waive: (text) => {
    const { cells, metric, most, reason, until } = FORMS.waive.exec(text)?.groups ?? {};
    if (!cells || !metric || !reason || !until) return misused("waive");
    if (!isDay(until)) return wrong(`${until} is no day that exists`);
    const limit = metricOf(metric)?.betterWhen === "higher" ? MOST_FALL * 100 : MOST_PERCENT;
    if (Number(most) > limit) return wrong(`a waiver lets at most ${limit} % of ${metric} through`);
    return command({ name: "waive", waiver: { cells, metric, atMost: Number(most) / 100, reason, until } });
  },
  accept: (text) => {
    const { cell, metric, from, to, evidence } = FORMS.accept.exec(text)?.groups ?? {};
    if (!cell || !metric || !evidence) return misused("accept");
    const levels = { from: Number(from), to: Number(to) };
    if (!(levels.from > 0 && levels.to > 0)) return wrong("both levels are more than 0");
    return command({ name: "accept", accepted: { cell, metric, ...levels, evidence } });
  },
};

function measuring(name: "run" | "confirm", text: string): Parsed {
  const found = FORMS.measure.exec(text)?.groups;
  if (found === undefined) return misused(name);
  const { filter, sha } = found;
  if (filter !== undefined && !isFilter(filter)) return wrong("the filter is no regular expression that can be used");
  if (filter !== undefined && isCostly(filter)) {
    return wrong(`the filter repeats a group, or more than ${MOST_REPEATS} times something: it could take for ever`);
  }
  return command({ name, ...(filter === undefined ? {} : { filter }), ...(sha === undefined ? {} : { sha }) });
}

function isFilter(filter: string): boolean {
  try {
    new RegExp(filter);
    return filter.length <= LONGEST_FILTER;
  } catch {
    return false;
  }
}

/** Backtracking takes time to the power of the repeats, and exponential time where one repeats another. */
function isCostly(filter: string): boolean {
  const bare = filter.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  return /\)[*+{]/.test(bare) || (bare.match(/[*+{]/g) ?? []).length > MOST_REPEATS;
}

function command(found: Command): Parsed {
  return { kind: "command", command: found };
}

function misused(name: Command["name"]): Parsed {
  return wrong(`it is written ${USAGE[name]}`);
}

function wrong(problem: string): Parsed {
  return { kind: "wrong", problem };
}
