import { relative, resolve } from "node:path";
import { againstCommit } from "../gate/against-base.ts";
import type { Job } from "../gate/job.ts";
import { ensureCommit } from "../git/history.ts";
import { UserError } from "../model/errors.ts";
import { exitCodeOf } from "../model/exit-code.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { toJson } from "../report/json.ts";
import { toText } from "../report/text.ts";
import type { Output } from "./command.ts";
import { contextOf } from "./context.ts";

export interface Against {
  readonly job: Job;
  /** As it was typed. */
  readonly commit: string;
  readonly configFile: string;
  readonly format: "text" | "json";
}

/** Measures what lies in the workspace in turn with a commit, and judges it. Resolves to the exit code of the decision. */
export async function runAgainst(
  { job, commit, configFile, format }: Against,
  world: World,
  output: Output,
): Promise<number> {
  const { config } = job;
  const found = await commitToMeet(config, commit, world);
  const { session, comparison } = await againstCommit({ ...job, judge: true }, found, world);
  const context = contextOf({ config, session, mode: "gate", configFile, against: commit });
  const where = relative(world.cwd, resolve(world.cwd, job.folder));
  output.write(
    format === "json"
      ? `${JSON.stringify(toJson(comparison), null, 2)}\n`
      : `${toText(comparison, context, output)}\nThe session is in ${where}\n`,
  );
  return exitCodeOf(comparison.decision, config.enforce);
}

/** The full id of the commit that `--against` names. @throws UserError where it cannot be had, or the configuration says otherwise. */
export async function commitToMeet(config: Config, commit: string, world: World): Promise<string> {
  if (config.variants !== undefined) {
    throw new UserError("run: --against names a commit, and variants: says already what is measured", {
      hint: "--config names another configuration",
    });
  }
  if (config.base !== undefined && config.base.code.kind !== "built") {
    throw new UserError("run: --against names a commit that has to be built, and base: names something that is ready", {
      hint: "base: { setup: … } says how a commit is built",
    });
  }
  const found = await ensureCommit(commit, world);
  if (found.state === "failed") throw new UserError(`run: --against ${commit}: no such commit here: ${found.reason}`);
  return found.text;
}
