import { z } from "zod";
import { messageOf, UserError } from "../model/errors.ts";
import { LANGUAGES, type Language } from "../model/language.ts";
import type { World } from "../model/world.ts";
import { CONFIG_FILE } from "./config-file.ts";
import { NAME, NAME_PATTERN } from "./name.ts";
import { parseShard, type ShardChoice } from "./shard.ts";

const name = z.string().regex(NAME_PATTERN, NAME);
const COMMENT = ["always", "on-change", "on-failure", "never"] as const;
const comment = z.preprocess(
  // What the input was before it had these words.
  (value) => (value === "true" ? "always" : value === "false" ? "never" : value),
  z.enum(COMMENT, { error: "always, on-change, on-failure or never" }),
);

const workflowFile = z.string().regex(/^[\w.-]{1,100}\.ya?ml$/, "the name of a workflow file, such as perf.yml");

/** Every input of `action.yml`. One that the workflow leaves out arrives as an empty text. */
const inputsSchema = z.object({
  config: z.string().default(CONFIG_FILE),
  mode: z.enum(["gate", "run", "report", "command"], { error: "gate, run, report or command" }).default("gate"),
  "baseline-workflow": workflowFile.optional(),
  workflow: workflowFile.default("perf-on-demand.yml"),
  "github-token": z.string().optional(),
  suite: z.string().optional(),
  name: name.optional(),
  enforce: z.enum(["gate", "observe"], { error: "gate or observe" }).optional(),
  language: z.enum(LANGUAGES, { error: "en or zh" }).optional(),
  filter: z.string().optional(),
  shard: z.string().optional(),
  leg: name.optional(),
  chart: z.enum(["true", "false"], { error: "true or false" }).default("false"),
  confirm: z.enum(["true", "false"], { error: "true or false" }).default("false"),
  "baseline-path": z.string().optional(),
  "sessions-path": z.string().optional(),
  "session-path": z.string().optional(),
  comment: comment.default("always"),
  check: z.enum(["auto", "check-run", "status", "none"], { error: "auto, check-run, status or none" }).default("auto"),
});

export interface Inputs {
  readonly config: string;
  readonly mode: "gate" | "run" | "report" | "command";
  /** The workflow file whose runs are baselines; absent means the running one. */
  readonly baselineWorkflow?: string;
  /** Mode `command`: the workflow file that measures what a comment asks for. */
  readonly workflow: string;
  readonly githubToken?: string;
  /** These four go before the configuration file. */
  readonly suite?: string;
  readonly name?: string;
  readonly enforce?: "gate" | "observe";
  readonly language?: Language;
  readonly filter?: RegExp;
  /** Mode `run`: suspects are measured again, so that the job that reports can tell a regression from bad luck. */
  readonly confirm: boolean;
  readonly shard?: ShardChoice;
  /** Names this job among those of a matrix, in the artifact's name. */
  readonly leg?: string;
  /** A folder of sessions that is the store, instead of the configured one. */
  readonly baselinePath?: string;
  /** Mode `report`: the folder that the legs' sessions were downloaded to. */
  readonly sessionsPath?: string;
  /** Folder that becomes the session. */
  readonly sessionPath?: string;
  /** When a pull request without a comment gets one; a comment that is there is always kept true. */
  readonly comment: (typeof COMMENT)[number];
  /** The report holds a chart of the worst row and its sweep. */
  readonly chart: boolean;
  /** What stands on the pull request's head beside the job's own result. */
  readonly check: "auto" | "check-run" | "status" | "none";
}

/**
 * The action's inputs from `INPUT_*`.
 * @throws UserError with one line for each input that cannot be used.
 */
export function readInputs(env: World["env"]): Inputs {
  const given = Object.fromEntries(Object.keys(inputsSchema.shape).map((input) => [input, valueOfInput(env, input)]));
  const result = inputsSchema.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path: [input], message }) => {
      return `input ${String(input)}: expected ${message}, saw "${given[String(input)]}"`;
    });
    throw new UserError(lines.join("\n"));
  }
  const {
    config,
    mode,
    suite,
    name,
    enforce,
    language,
    filter,
    shard,
    leg,
    comment,
    check,
    workflow,
    confirm,
    chart,
    ...paths
  } = result.data;
  return {
    config,
    mode,
    comment,
    check,
    workflow,
    confirm: confirm === "true",
    chart: chart === "true",
    ...(suite === undefined ? {} : { suite }),
    ...(name === undefined ? {} : { name }),
    ...(enforce === undefined ? {} : { enforce }),
    ...(language === undefined ? {} : { language }),
    ...(leg === undefined ? {} : { leg }),
    ...(filter === undefined ? {} : { filter: pattern(filter) }),
    ...(shard === undefined ? {} : { shard: parseShard(shard, "input shard") }),
    ...(paths["github-token"] === undefined ? {} : { githubToken: paths["github-token"] }),
    ...(paths["baseline-path"] === undefined ? {} : { baselinePath: paths["baseline-path"] }),
    ...(paths["sessions-path"] === undefined ? {} : { sessionsPath: paths["sessions-path"] }),
    ...(paths["baseline-workflow"] === undefined ? {} : { baselineWorkflow: paths["baseline-workflow"] }),
    ...(paths["session-path"] === undefined ? {} : { sessionPath: paths["session-path"] }),
  };
}

/** The runner upper-cases an input's name and keeps its dashes. */
function valueOfInput(env: World["env"], input: string): string | undefined {
  return env[`INPUT_${input.toUpperCase()}`]?.trim() || undefined;
}

function pattern(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (cause) {
    throw new UserError(`input filter: ${messageOf(cause)}`, { cause });
  }
}
