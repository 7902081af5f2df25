import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { calibrate } from "../compare/calibrate.ts";
import { readCheckout } from "../config/checkout.ts";
import { CONFIG_FILE } from "../config/config-file.ts";
import { fileReader } from "../config/file-reader.ts";
import { loadConfig } from "../config/load.ts";
import { gate } from "../gate.ts";
import { CannotJudgeError, UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { Log, World } from "../model/world.ts";
import { planTrials } from "../plan/plan.ts";
import { calibrationJson, calibrationPage } from "../report/calibration.ts";
import { pageMarkdown } from "../report/page.ts";
import { pageText } from "../report/page-text.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { readPolicy } from "./policy.ts";
import { baselineSessions } from "./sides.ts";

const USAGE =
  "[--config FILE] [--sessions N] [--out DIR] [--sessions-path PATH…] [--see 5%] [--power 80%] [--format text|markdown|json]";

const DEFAULT_SESSIONS = 5;
const FEWEST_SESSIONS = 2;
const MOST_SESSIONS = 100;
const DEFAULT_WINDOW = 10;
const DEFAULT_FOLDER = "llm-perf-gate-calibration";

export const calibrateCommand: Command = {
  usage: USAGE,
  options: {
    config: "value",
    sessions: "value",
    "sessions-path": "list",
    out: "value",
    see: "value",
    power: "value",
    format: "value",
  },
  async run(args, world, output) {
    const format = args.choice("format", ["text", "markdown", "json"]);
    const asked = { see: share(args, "see", 0.05), power: share(args, "power", 0.8) };
    const { policy, baselineSessions: window = DEFAULT_WINDOW } = await readPolicy(args.value("config"), world);
    const sessions = await measuredSessions(args, world);
    if (sessions.length < FEWEST_SESSIONS) {
      throw new CannotJudgeError(
        `one session says nothing of the noise between sessions; it takes ${FEWEST_SESSIONS}`,
        {
          hint: "--sessions-path takes a folder of sessions, or several paths",
        },
      );
    }
    const result = calibrate(sessions, { ...asked, policy, window });
    const title = `Calibration from ${sessions.length} sessions`;
    const rendered = {
      text: () => pageText(title, calibrationPage(result, policy.alpha), output),
      markdown: () => pageMarkdown(title, calibrationPage(result, policy.alpha)),
      json: () => `${JSON.stringify(calibrationJson(result), null, 2)}\n`,
    };
    output.write(rendered[format]());
    await keepPage(args, world, rendered.markdown());
    return 0;
  },
};

/** Stored sessions, or as many as asked for, measured here and now, each from a fresh start of every server. */
async function measuredSessions(args: Arguments, world: World): Promise<readonly Session[]> {
  const [stray] = args.positionals;
  const paths = args.list("sessions-path");
  const file = args.value("config") ?? CONFIG_FILE;
  const hint = `llm-perf-gate calibrate ${USAGE}`;
  if (stray !== undefined) throw new UserError(`calibrate: ${stray} stands behind no option`, { hint });
  if (paths.length > 0) return ofOneCommit(await baselineSessions(paths, world.log), world.log);
  const wanted = sessionCount(args.value("sessions"));
  const config = await loadConfig(file, fileReader(world.cwd));
  const folder = resolve(world.cwd, args.value("out") ?? DEFAULT_FOLDER);
  if (config.variants !== undefined) {
    throw new UserError("calibrate: variants: are measured in turn, and say nothing of the noise of one commit", {
      hint: "--config names another configuration",
    });
  }
  const trials = planTrials(config).trials.length;
  world.log.info(`${wanted} sessions of ${trials} trials each, all of one commit; they are kept in ${folder}`);
  const sessions: Session[] = [];
  for (let place = 1; place <= wanted; place++) {
    world.log.info(`session ${place} of ${wanted}`);
    sessions.push(await measure(config, join(folder, `session-${place}`), world));
  }
  return sessions;
}

/** What measured variants stands for no commit: its differences are no noise. */
function ofOneCommit(sessions: readonly Session[], log: Log): readonly Session[] {
  const left = sessions.filter(({ variants }) => variants !== undefined);
  for (const { id } of left) log.warn(`left out: ${id} measured variants, not one commit`);
  return sessions.filter((session) => !left.includes(session));
}

async function measure(config: Config, folder: string, world: World): Promise<Session> {
  const checkout = await readCheckout(world);
  const origin = {
    event: "local",
    ...(checkout === undefined ? {} : { commit: checkout.commit, tree: checkout.tree }),
  };
  const sessionId = `calibration-${Date.now().toString(36)}`;
  const { session } = await gate(
    { config, origin, folder, sessionId, sessionName: sessionId, judge: false, selection: {} },
    world,
  );
  return session;
}

async function keepPage(args: Arguments, { cwd, log }: World, page: string): Promise<void> {
  if (args.list("sessions-path").length > 0 && args.value("out") === undefined) return;
  const file = join(resolve(cwd, args.value("out") ?? DEFAULT_FOLDER), "calibration.md");
  await writeFile(file, page);
  log.info(`the page is in ${file}`);
}

function sessionCount(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SESSIONS;
  const count = Number(text);
  if (Number.isInteger(count) && count >= FEWEST_SESSIONS && count <= MOST_SESSIONS) return count;
  const expected = `a whole number from ${FEWEST_SESSIONS} to ${MOST_SESSIONS}`;
  throw new UserError(`calibrate: --sessions ${text}: expected ${expected}`, {
    hint: "sessions that are measured already are read with --sessions-path",
  });
}

/** `5%` or `0.05`, between 0 and 1. */
function share(args: Arguments, name: string, fallback: number): number {
  const text = args.value(name);
  if (text === undefined) return fallback;
  const found = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text);
  const value = Number(found?.[1] ?? Number.NaN) / (found?.[2] === "%" ? 100 : 1);
  if (value > 0 && value < 1) return value;
  throw new UserError(`calibrate: --${name} ${text}: expected a percentage such as 5%, or a fraction below 1`);
}
