import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readCheckout } from "../config/checkout.ts";
import { CONFIG_FILE } from "../config/config-file.ts";
import { fileReader } from "../config/file-reader.ts";
import { loadConfig } from "../config/load.ts";
import { readOrigin } from "../config/origin.ts";
import { parseShard } from "../config/shard.ts";
import { type PairPreview, previewPairs } from "../gate/pair-preview.ts";
import { gate } from "../gate.ts";
import type { Baselines } from "../model/baselines.ts";
import { messageOf, UserError } from "../model/errors.ts";
import type { Language } from "../model/language.ts";
import type { Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { planTrials, type Selection } from "../plan/plan.ts";
import { toImportText } from "../report/import.ts";
import { sayIn } from "../report/language/language.ts";
import { type DryRun, dryRun } from "../run/dry-run.ts";
import { directoryStore } from "../store/directory.ts";
import { isSessionFolder } from "../store/session-folder.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { languageOf } from "./language.ts";
import { runAgainst } from "./run-against.ts";

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
      const plan = planTrials(config, selection);
      const pairs = previewPairs(config, plan, await storedAtHand(config, world));
      const preview = { ...dryRun(config, plan, world), ...(pairs === undefined ? {} : { pairs }) };
      output.write(format === "json" ? `${JSON.stringify(preview, null, 2)}\n` : dryRunText(preview));
      return 0;
    }
    for (const warning of config.warnings) world.log.warn(warning);
    const folder = resolve(world.cwd, args.value("out") ?? defaultFolder());
    if (!args.flag("resume") && (await isSessionFolder(folder))) {
      throw new UserError(`${folder} holds a session already`, {
        hint: "--resume measures what it lacks; --out names another folder",
      });
    }
    const origin = await readOrigin(world.env, () => readPayload(world), await readCheckout(world));
    const sessionId = `${config.name}-${origin.commit?.slice(0, 12) ?? "local"}-${Date.now().toString(36)}`;
    const job = { config, origin, folder, sessionId, sessionName: sessionId, judge: false, selection };
    const commit = args.value("against");
    if (commit !== undefined) {
      const store =
        config.store.kind === "directory" ? directoryStore(resolve(world.cwd, config.store.path)) : undefined;
      const stored = { ...job, ...(store === undefined ? {} : { store }) };
      return runAgainst({ job: stored, commit, configFile: file, format }, world, output);
    }
    const { session } = await gate(job, world);
    output.write(format === "json" ? sessionJson(folder, session) : sessionText(folder, session, language));
    return 0;
  },
};

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

function pairLines({ when, design, order, cost }: PairPreview): readonly string[] {
  const blocks = order.map((block, place) => `  start ${place + 1}: ${block}`);
  return ["", `pull requests, ${when}:`, `  ${design}`, ...blocks, ...(cost === "" ? [] : [`  cost: ${cost}`])];
}

function dryRunText({ trials, warnings, pairs }: DryRun & { readonly pairs?: PairPreview }): string {
  const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
  const blocks = trials.map(({ cell, variant, repeat, argv, server }) => {
    const lines = [`${cell} (${variant}, repeat ${repeat})`];
    if (server !== undefined) {
      const env = Object.entries(server.env).map(([key, value]) => `${key}=${quote(value)}`);
      lines.push(`  server: ${[...env, ...server.argv.map(quote)].join(" ")}`);
    }
    return [...lines, `  tool:   ${argv.map(quote).join(" ")}`].join("\n");
  });
  const inTurn = pairs === undefined ? [] : pairLines(pairs);
  return `${[...blocks, ...inTurn, ...warnings.map((warning) => `warning: ${warning}`)].join("\n")}\n`;
}

function sessionJson(folder: string, session: Session): string {
  const { id, complete, notes, records } = session;
  const trials = records.map(({ trial, cell, repeat, metrics, counts, validity }) => ({
    trial,
    cell,
    repeat,
    metrics,
    counts,
    validity,
  }));
  return `${JSON.stringify({ schema: session.schema, folder, id, complete, notes, records: trials }, null, 2)}\n`;
}

function sessionText(folder: string, { records, notes, complete }: Session, language: Language): string {
  const say = sayIn(language);
  const lines = notes.map((note) => `${say(`note: ${note}`)}\n`).join("");
  const place = `${complete ? "The session" : "The session, which is not complete,"} is in ${folder}`;
  return `${toImportText(records, language)}${lines}\n${say(place)}\n`;
}
