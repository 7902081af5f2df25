import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readCheckout } from "../config/checkout.ts";
import { CONFIG_FILE } from "../config/config-file.ts";
import { fileReader } from "../config/file-reader.ts";
import { loadConfig } from "../config/load.ts";
import { readOrigin } from "../config/origin.ts";
import { parseShard } from "../config/shard.ts";
import { inTurnWith } from "../gate/against-base.ts";
import { previewPairs } from "../gate/pair-preview.ts";
import { gate } from "../gate.ts";
import { editsOf } from "../git/edits.ts";
import type { Baselines } from "../model/baselines.ts";
import { messageOf, UserError } from "../model/errors.ts";
import type { Origin } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { planTrials, type Selection } from "../plan/plan.ts";
import { planVariants } from "../plan/variants.ts";
import { dryRun } from "../run/dry-run.ts";
import { directoryStore } from "../store/directory.ts";
import { isSessionFolder } from "../store/session-folder.ts";
import type { Arguments } from "./arguments.ts";
import type { Command, Output } from "./command.ts";
import { languageOf } from "./language.ts";
import { type Against, commitToMeet, runAgainst } from "./run-against.ts";
import { dryRunText, sessionOutput, variantsOutput } from "./run-output.ts";

const USAGE =
  "[--config FILE] [--out DIR] [--filter RE] [--shard I/N] [--against COMMIT] [--resume] [--dry-run] [--format text|json] [--language en|zh]";

export const runCommand: Command = {
  usage: USAGE,
  options: {
    config: "value",
    out: "value",
    filter: "value",
    shard: "value",
    against: "value",
    resume: "flag",
    "dry-run": "flag",
    format: "value",
    language: "value",
  },
  async run(args, world, output) {
    const file = args.value("config") ?? CONFIG_FILE;
    const format = args.choice("format", ["text", "json"]);
    const configured = await loadConfig(file, fileReader(world.cwd));
    const language = languageOf(args, configured.language);
    const config = { ...configured, language };
    const selection = readSelection(args);
    if (args.flag("dry-run")) {
      output.write(await dryRunOutput(format, config, { selection, against: args.value("against") }, world));
      return 0;
    }
    for (const warning of config.warnings) world.log.warn(warning);
    const folder = resolve(world.cwd, args.value("out") ?? defaultFolder());
    if (!args.flag("resume") && (await isSessionFolder(folder))) {
      throw new UserError(`${folder} holds a session already`, {
        hint: "--resume measures what it lacks; --out names another folder",
      });
    }
    const origin = {
      ...(await readOrigin(world.env, () => readPayload(world), await readCheckout(world))),
      ...(await uncommitted([resolve(world.cwd, file), folder], world)),
    };
    const sessionId = `${config.name}-${origin.commit?.slice(0, 12) ?? "local"}-${Date.now().toString(36)}`;
    const job = { config, origin, folder, sessionId, sessionName: sessionId, judge: false, selection };
    const commit = args.value("against");
    if (commit !== undefined) return against({ job, commit, configFile: file, format }, world, output);
    const { session, comparison } = await gate(job, world);
    const measured = { folder, session, language };
    output.write(
      comparison.variants === undefined
        ? sessionOutput(format, measured)
        : variantsOutput(format, measured, comparison.variants),
    );
    return 0;
  },
};

/** What lies in the workspace beside its commit is measured as it is; the session says so. */
async function uncommitted(without: readonly string[], world: World): Promise<Pick<Origin, "edits">> {
  const edits = await editsOf(world, without);
  if (edits === undefined) return {};
  world.log.info("the workspace has edits that are not committed: they are measured too");
  return { edits };
}

/** The terminal's commands work in a workflow's `run:` steps too. */
async function readPayload({ env }: World): Promise<unknown> {
  return JSON.parse(await readFile(env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
}

function defaultFolder(): string {
  return `llm-perf-gate-session-${new Date().toISOString().slice(0, 19).replaceAll(":", "")}`;
}

function readSelection(args: Arguments): Selection {
  const [filter, shard] = [args.value("filter"), args.value("shard")];
  return {
    ...(filter === undefined ? {} : { filter: expression(filter) }),
    ...(shard === undefined ? {} : { shard: parseShard(shard, "--shard") }),
  };
}

function expression(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (cause) {
    throw new UserError(`--filter: ${messageOf(cause)}`, { cause });
  }
}

/** A directory can be read from here; artifacts and branches belong to the jobs. */
async function storedAtHand({ store, name, baselineSessions }: Config, { cwd }: World): Promise<Baselines> {
  if (store.kind !== "directory") return { state: "none", notes: [] };
  return directoryStore(resolve(cwd, store.path)).baselines({ suite: name, limit: baselineSessions });
}

interface Previewed {
  readonly selection: Selection;
  readonly against: string | undefined;
}

async function dryRunOutput(
  format: "text" | "json",
  configured: Config,
  { selection, against }: Previewed,
  world: World,
): Promise<string> {
  const commit = against === undefined ? undefined : await commitToMeet(configured, against, world);
  // Pairs say how often each cell is measured: its commands are shown once.
  const config = commit === undefined ? configured : { ...inTurnWith(configured, commit), repeats: 1 };
  const plan = config.variants === undefined ? planTrials(config, selection) : planVariants(config, selection);
  const pairs = previewPairs(config, plan, await storedAtHand(config, world));
  const inTurn = commit === undefined ? {} : { against: commit };
  const preview = {
    ...dryRun(config, plan, world),
    ...(pairs === undefined ? {} : { pairs: { ...pairs, ...inTurn } }),
  };
  return format === "json" ? `${JSON.stringify(preview, null, 2)}\n` : dryRunText(preview);
}

async function against(asked: Against, world: World, output: Output): Promise<number> {
  const { store: kept } = asked.job.config;
  const store = kept.kind === "directory" ? directoryStore(resolve(world.cwd, kept.path)) : undefined;
  return runAgainst({ ...asked, job: { ...asked.job, ...(store === undefined ? {} : { store }) } }, world, output);
}
