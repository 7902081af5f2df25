import type { Workload } from "../../model/record.ts";
import type { Figures } from "../figures.ts";
import { argumentIn, namespaceIn } from "../namespace.ts";
import { printedSetting } from "../printed.ts";
import { wholeCounts } from "./counts.ts";

/** What is printed before a block: the arguments, the errors of requests, the engine's version. */
export interface Preamble {
  readonly workload: Workload;
  /** Absent without the arguments. */
  readonly requested?: number;
  /** Requests that were sent, from the progress bar. */
  readonly sent?: number;
  readonly errors: readonly string[];
  readonly version?: string;
}

/** Arguments in `Namespace(…)` by the result key that they are written to. */
const ARGUMENTS: readonly (readonly [argument: string, key: string])[] = [
  ["model", "model_id"],
  // Until 0.10 `backend` was an alias that the result does not hold, so the later entry wins.
  ["backend", "backend"],
  ["endpoint_type", "backend"],
  ["num_prompts", "num_prompts"],
  ["request_rate", "request_rate"],
  ["burstiness", "burstiness"],
  ["max_concurrency", "max_concurrency"],
  ["dataset_name", "dataset_name"],
  ["ramp_up_strategy", "ramp_up_strategy"],
  ["ramp_up_start_rps", "ramp_up_start_rps"],
  ["ramp_up_end_rps", "ramp_up_end_rps"],
];
const RANDOM_ARGUMENTS = ["random_input_len", "random_output_len", "random_range_ratio", "random_prefix_len"];

/** The load as the client says it before it starts, for a text without its arguments. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/^Traffic request rate: (\S+)$/, "request_rate"],
  [/^Burstiness factor: (\S+) \(/, "burstiness"],
  [/^Maximum request concurrency: (\S+)$/, "max_concurrency"],
  [/^Traffic ramp-up strategy: (\w+)\./, "ramp_up_strategy"],
  [/^Traffic ramp-up strategy: .* from (\S+) to \S+ RPS/, "ramp_up_start_rps"],
  [/^Traffic ramp-up strategy: .* to (\S+) RPS/, "ramp_up_end_rps"],
];

/** Its total is the number of prompts that the data set gave. */
const PROGRESS = /\b\d+\/(\d+) \[\d+:\d\d/;

const ERROR = /^Error \d+: /;
const LONGEST_ERROR = 20_000;

/** Lines between the block before and this one. The client in Rust says the number of its prompts where no limit was asked for. */
export function readPreamble(lines: readonly string[], saysLimit = true): Preamble {
  const text = lines.join("\n");
  const version = /LLM engine \(v([\w.+-]+)\)/.exec(text)?.[1];
  const workload = { ...spokenIn(lines, saysLimit), ...workloadOf(namespaceIn(lines)) };
  const requested = workload["num_prompts"];
  const sent = lines.flatMap((line) => PROGRESS.exec(line)?.[1] ?? []).at(-1);
  return {
    workload,
    ...(typeof requested === "number" ? { requested } : {}),
    ...(sent === undefined ? {} : { sent: Number(sent) }),
    errors: errorsIn(lines),
    ...(version === undefined ? {} : { version }),
  };
}

/** The figures of a printed result with what stands before it: a result's own numbers count before the arguments. */
export function withPreamble(figures: Figures, lines: readonly string[], saysLimit = true): Figures {
  const { workload, requested, sent, ...preamble } = readPreamble(lines, saysLimit);
  const printed = { ...(requested === undefined ? {} : { requested }), ...figures.counts };
  const { counts, notes } = wholeCounts(printed, sent);
  return {
    ...figures,
    ...preamble,
    counts,
    workload: { ...figures.workload, ...workload },
    notes: [...figures.notes, ...notes],
  };
}

function workloadOf(namespace: string): Workload {
  const workload: Record<string, string | number> = {};
  for (const [argument, key] of ARGUMENTS) {
    const value = argumentIn(namespace, argument);
    if (value !== undefined && (value !== "none" || key === "max_concurrency")) workload[key] = value;
  }
  if (workload["dataset_name"] !== "random") return workload;
  const lengths = RANDOM_ARGUMENTS.map((name) => [name, argumentIn(namespace, name)] as const);
  return {
    ...workload,
    ...Object.fromEntries(lengths.filter((entry): entry is [string, string | number] => entry[1] !== undefined)),
  };
}

function spokenIn(lines: readonly string[], saysLimit: boolean): Workload {
  const said = SPOKEN.flatMap(([pattern, key]) => {
    if (key === "max_concurrency" && !saysLimit) return [];
    const word = lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(-1);
    return word === undefined ? [] : [[key, printedSetting(word)] as const];
  });
  return Object.fromEntries(said);
}

/** `Error 3: …` and the lines of its traceback, up to the next one. */
function errorsIn(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => ERROR.test(line));
  if (first === -1) return [];
  const text =
    lines
      .slice(first)
      .join("\n")
      .split(/\ntip: /)[0] ?? "";
  return text.split(/\n(?=Error \d+: )/).map((error) => error.replace(ERROR, "").slice(-LONGEST_ERROR));
}
