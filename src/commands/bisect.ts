import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CONFIG_FILE } from "../config/config-file.ts";
import { fileReader } from "../config/file-reader.ts";
import { loadConfig } from "../config/load.ts";
import { type Bisected, type BisectedCommit, bisect } from "../gate/bisect.ts";
import { git } from "../git/git.ts";
import { ensureCommit } from "../git/history.ts";
import { digestOf } from "../model/digest.ts";
import { CannotJudgeError, UserError } from "../model/errors.ts";
import { setupDigest } from "../model/setup-digest.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { planTrials } from "../plan/plan.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";

const USAGE = "--good SHA --bad SHA --cell CELL [--config FILE] [--out DIR] [--resume] [--format text|json]";
const SCHEMA = "llm-perf-gate/bisect@1";
const STATE_FILE = "bisect.json";

const stateSchema = z.object({
  schema: z.literal(SCHEMA),
  good: z.string(),
  bad: z.string(),
  cell: z.string(),
  configuration: z.string().optional(),
  commits: z.array(
    z.object({
      commit: z.string(),
      judgement: z.enum(["good", "bad", "skip"]),
      reason: z.string(),
      row: z
        .object({
          metric: z.string(),
          unit: z.string(),
          base: z.number(),
          head: z.number(),
          change: z.number(),
          interval: z.tuple([z.number(), z.number()]),
        })
        .optional(),
      minutes: z.number(),
      folder: z.string(),
    }),
  ),
});

export const bisectCommand: Command = {
  usage: USAGE,
  options: {
    good: "value",
    bad: "value",
    cell: "value",
    config: "value",
    out: "value",
    resume: "flag",
    format: "value",
  },
  async run(args, world, output) {
    const format = args.choice("format", ["text", "json"]);
    const cell = needed(args, "cell");
    const config = await loadConfig(args.value("config") ?? CONFIG_FILE, fileReader(world.cwd));
    checkBase(config);
    // Refuses a cell that is not there before anything is built.
    const plan = planTrials(config, { cells: [cell] });
    const [good, bad] = [await commitNamed(args, "good", world), await commitNamed(args, "bad", world)];
    const commits = await commitsBetween(good, bad, world);
    const folder = resolve(world.cwd, args.value("out") ?? `llm-perf-gate-bisect-${bad.slice(0, 12)}`);
    const configuration = digestOf([plan.digest, setupDigest(config), config.policy]);
    const question = { good, bad, cell, configuration };
    const already = earlier(folder, question, args.flag("resume"));
    mkdirSync(folder, { recursive: true });
    const keep = (done: readonly BisectedCommit[]) =>
      writeFileSync(
        join(folder, STATE_FILE),
        `${JSON.stringify({ schema: SCHEMA, ...question, commits: done }, null, 2)}\n`,
      );
    const bisected = await bisect({ config, good, commits, cell, folder, already, keep }, world);
    output.write(format === "json" ? json(question, bisected) : text(question, bisected, folder));
    if (bisected.step.state === "found") return 0;
    throw new CannotJudgeError(whyNothing(good, bisected), { hint: `the sessions are in ${folder}` });
  },
};

function needed(args: Arguments, name: string): string {
  const value = args.value(name);
  if (value === undefined)
    throw new UserError(`bisect: --${name} is missing`, { hint: `llm-perf-gate bisect ${USAGE}` });
  return value;
}

function checkBase({ base }: Config): void {
  if (base === undefined || base.code.kind === "built") return;
  throw new UserError("bisect: commits have to be built, and base: names something that is ready", {
    hint: "base: { setup: … } says how a commit is built",
  });
}

async function commitNamed(args: Arguments, name: "good" | "bad", world: World): Promise<string> {
  const found = await ensureCommit(needed(args, name), world);
  if (found.state === "done") return found.text;
  throw new UserError(`bisect: --${name} ${args.value(name)}: ${found.reason}`);
}

/** Along the first parents, oldest first: what a branch was after each merge. */
async function commitsBetween(good: string, bad: string, world: World): Promise<readonly string[]> {
  const listed = await git(["rev-list", "--first-parent", "--reverse", "--end-of-options", `${good}..${bad}`], world);
  const commits = listed.state === "done" ? listed.text.split("\n").filter((line) => line !== "") : [];
  const ancestor = await git(["merge-base", "--is-ancestor", "--end-of-options", good, bad], world);
  if (commits.length > 0 && ancestor.state === "done") return commits;
  throw new UserError(`bisect: ${good.slice(0, 12)} is no ancestor of ${bad.slice(0, 12)}`, {
    hint: "--good is the older one; in a checkout of depth 1, git fetch --unshallow first",
  });
}

interface Question {
  readonly good: string;
  readonly bad: string;
  readonly cell: string;
  /** Stands for what is measured, and how it is judged. */
  readonly configuration: string;
}

function earlier(folder: string, question: Question, resume: boolean): readonly BisectedCommit[] {
  const file = join(folder, STATE_FILE);
  if (!existsSync(file)) return [];
  if (!resume) {
    throw new UserError(`${folder} holds a bisection already`, {
      hint: "--resume goes on with it; --out names another folder",
    });
  }
  const state = stateSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  if (state.good !== question.good || state.bad !== question.bad || state.cell !== question.cell) {
    throw new UserError(`${file} is about other commits or another cell`, { hint: "--out names another folder" });
  }
  if (state.configuration !== question.configuration) {
    throw new UserError(`${file} was measured by another configuration: its tests, base or policy have changed`, {
      hint: "--out names another folder",
    });
  }
  return state.commits.map(({ row, ...done }) => ({ ...done, ...(row === undefined ? {} : { row }) }));
}

function json(question: Question, { step, done }: Bisected): string {
  const candidates = step.state === "found" ? step.candidates : [];
  const minutes = minutesOf(done);
  return `${JSON.stringify({ schema: SCHEMA, ...question, candidates, minutes, commits: done }, null, 2)}\n`;
}

function text({ good, cell }: Question, { step, done }: Bisected, folder: string): string {
  const percent = (share: number) => `${share >= 0 ? "+" : ""}${(share * 100).toFixed(1)} %`;
  const lines = done.map(({ commit, judgement, row, reason }) => {
    const [low, high] = row?.interval ?? [0, 0];
    const seen =
      row === undefined ? reason : `${row.metric} ${percent(row.change)} (${percent(low)} to ${percent(high)})`;
    return `${commit.slice(0, 12)}  ${judgement.padEnd(4)}  ${seen}`;
  });
  const candidates = step.state === "found" ? step.candidates : [];
  const [first, ...others] = candidates;
  const found =
    first === undefined
      ? []
      : others.length === 0
        ? [`the first bad commit is ${first}`]
        : [`the first bad commit is one of ${candidates.join(", ")}: those between could not be judged`];
  const spent = `${done.length} commits in ${minutesOf(done).toFixed(1)} device minutes, each in turn with ${good.slice(0, 12)}`;
  return `${[`${cell}:`, ...lines, ...found, spent, `the sessions are in ${folder}`].join("\n")}\n`;
}

function minutesOf(done: readonly BisectedCommit[]): number {
  return done.reduce((sum, { minutes }) => sum + minutes, 0);
}

function whyNothing(good: string, { done }: Bisected): string {
  const last = done.at(0);
  if (last === undefined) return "nothing was measured";
  if (last.commit === good) return `the good commit cannot be measured: ${last.reason}`;
  if (last.judgement === "skip") return `the bad commit cannot be judged: ${last.reason}`;
  return `${last.commit.slice(0, 12)} is not worse than the good commit, as far as can be told: ${last.reason}`;
}
