import { z } from "zod";
import { argsOfWords, wordsOfLine } from "../../model/command-line.ts";
import { isTelling } from "../../model/engine-flags.ts";
import { flagOf } from "../../model/flags.ts";
import type { Workload } from "../../model/record.ts";
import type { Facts } from "../../model/session.ts";
import type { ArgValue } from "../../model/spec.ts";
import { printedSetting } from "../printed.ts";

/**
 * What vLLM's `run-performance-benchmarks.sh` and `run-nightly-benchmarks.sh` write into `<test>.commands` beside the result:
 * https://github.com/vllm-project/vllm/blob/main/.buildkite/performance-benchmarks/scripts/run-performance-benchmarks.sh
 */
export interface SuiteNote {
  /** Of the client, or of an offline benchmark. */
  readonly command?: readonly string[];
  /** What its flags ask for, under the names that a result gives its settings. */
  readonly asked: Workload;
  /** Flags and variables that the engine was started with; absent where nobody noted them. */
  readonly engineFlags?: Facts;
  /** `8xH100`; one name alone where the script saw one card, or did not count. */
  readonly device?: string;
  readonly notes: readonly string[];
}

const note = z.looseObject({
  server_command: z.string().optional(),
  client_command: z.string().optional(),
  gpu_type: z.string().optional(),
});

/** Where the result goes, whom to ask and what to print: no part of the work. */
const ASIDE =
  /^(?:save-\w+|append-result|result-\w+|output-json|metadata|label|host|port|base-url|header|insecure|disable-tqdm|metric-percentiles|percentile-metrics|plot-\w+|profile|ready-check-timeout-sec|trust-remote-code)$/;

/** Of an offline benchmark the flags that are its own; the others are the engine's. */
const OFFLINE_WORK =
  /^(?:(?:[a-z]+-)*(?:input-len|output-len|prefix-len|suffix-len|range-ratio|batch-size)|n|num-(?:iters(?:-\w+)?|prompts|warmups)|dataset(?:-\w+)?|backend|hf-[\w-]+|use-beam-search|async-engine|seed|lora-path|model|tokenizer)$/;

const RESULT_KEYS: Readonly<Record<string, string>> = {
  model: "model_id",
  tokenizer: "tokenizer_id",
  "endpoint-type": "backend",
  dataset: "dataset_path",
};

/** @throws Error that says why the text is no such note. */
export function readSuiteNote(text: string): SuiteNote {
  const { server_command: server, client_command: client, gpu_type: gpu, ...others } = parsed(text);
  const offline = Object.entries(others).find(([key, value]) => /_command$/.test(key) && typeof value === "string");
  const measured = client ?? offline?.[1];
  if (typeof measured !== "string") throw new Error("it holds no command of a client or a benchmark");
  const line = commandOf(measured);
  const engine = client === undefined ? undefined : engineOf(server);
  const flags = Object.entries(line.flags);
  const own = flags.filter(([flag]) => client !== undefined || OFFLINE_WORK.test(flag));
  const engineFlags = client === undefined ? engineFacts(line, (flag) => !OFFLINE_WORK.test(flag)) : engine?.flags;
  const device = deviceOf(gpu);
  return {
    command: line.argv,
    asked: { ...engine?.asked, ...Object.fromEntries(own.flatMap(([flag, value]) => settingOf(flag, value))) },
    ...(engineFlags === undefined ? {} : { engineFlags }),
    ...(device === undefined ? {} : { device }),
    notes: [
      ...(server !== undefined && engine === undefined ? [`server: ${server}`] : []),
      ...[server, measured].flatMap((command) => torn(command ?? "")),
      ...Object.entries(others).flatMap(([key, value]) => (key === offline?.[0] ? [] : `${key}: ${String(value)}`)),
    ],
  };
}

function parsed(text: string): z.output<typeof note> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error("it is no JSON", { cause });
  }
  const found = note.safeParse(value);
  if (!found.success) throw new Error("it holds no commands");
  return found.data;
}

interface CommandLine {
  readonly argv: readonly string[];
  /** Before the program. */
  readonly variables: Facts;
  /** By their long names, with `-` for `_`. */
  readonly flags: Readonly<Record<string, ArgValue>>;
}

function commandOf(line: string): CommandLine {
  const argv = wordsOfLine(line);
  const first = argv.findIndex((word) => !/^\w+=/.test(word));
  const variables = argv.slice(0, Math.max(first, 0)).map((word) => /^(\w+)=([\s\S]*)$/.exec(word)?.slice(1) ?? []);
  const flags = Object.entries(argsOfWords(argv)).map(([key, value]) => [flagOf(key).slice(2), value]);
  return { argv, variables: Object.fromEntries(variables), flags: Object.fromEntries(flags) };
}

/** `vllm serve MODEL …`, or the module that it was before; a remote server, or `None`, is no command. */
function engineOf(server: string | undefined): { readonly flags: Facts; readonly asked: Workload } | undefined {
  const line = commandOf(server ?? "");
  const at = line.argv.indexOf("serve");
  if (at === -1 && line.flags["model"] === undefined) return undefined;
  const model = line.flags["model"] ?? line.argv[at + 1];
  return {
    // `python3 -m` is no flag of the module.
    flags: engineFacts(line, (flag) => flag !== "model" && flag !== "m"),
    asked: typeof model === "string" && !model.startsWith("-") ? { model_id: model } : {},
  };
}

function engineFacts({ variables, flags }: CommandLine, isEngines: (flag: string) => boolean): Facts {
  const given = Object.entries(flags).filter(([flag]) => isEngines(flag) && !ASIDE.test(flag));
  const facts = [...given.map(([flag, value]) => [`--${flag}`, wordOf(value)]), ...Object.entries(variables)];
  return Object.fromEntries(facts.filter(([key = ""]) => isTelling(key)));
}

function settingOf(flag: string, value: ArgValue): readonly (readonly [string, string | number])[] {
  if (ASIDE.test(flag)) return [];
  const key = RESULT_KEYS[flag] ?? flag.replaceAll("-", "_");
  const word = wordOf(value);
  // Its folder is the machine's.
  return [[key, key === "dataset_path" ? word.replace(/^.*\//, "") : printedSetting(word)]];
}

function wordOf(value: ArgValue): string {
  return Array.isArray(value) ? value.join(" ") : String(value);
}

/** The script writes a line a card, of the last word of its name but one. */
function deviceOf(gpuType: string | undefined): string | undefined {
  const cards = (gpuType ?? "").split("\n").flatMap((line) => (line.trim() === "" ? [] : line.trim()));
  const names = [...new Set(cards)];
  if (names.length === 0) return undefined;
  return names.length === 1 && cards.length > 1 ? `${cards.length}x${names[0]}` : names.sort().join(" + ");
}

/** The script hands objects to bash without quotes, which expands their braces: https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html */
function torn(command: string): readonly string[] {
  return (command.match(/(?<=\s)\{"[^\s']*,[^\s']*\}(?=\s|$)/g) ?? []).map(
    (json) => `bash took ${json} apart at its commas and took its quotes away: the program did not get it as JSON`,
  );
}
