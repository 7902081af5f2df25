import type { Trial } from "../model/trial.ts";
import type { Target, Tool, ToolCommand } from "../tools/tool.ts";
import { accepts, refusedFlags } from "./argparse.ts";
import type { Bench, StartSite } from "./bench.ts";
import { askFlags, type FlagList, type FlagSource, knownArgs, rememberedFlags, unknownHint } from "./flag-list.ts";
import { readTail } from "./log-tail.ts";
import type { ToolRun } from "./tool-run.ts";

/** A tool that is to measure a trial, as it is installed. */
export interface ToolAt {
  readonly tool: Tool;
  readonly target: Target;
  readonly site: Pick<StartSite, "env" | "cwd">;
}

export interface FittedCommand {
  readonly command: ToolCommand;
  /** What a reader of the record must know of it. */
  readonly notes: readonly string[];
}

/** The trial's command, without what the installed tool is known not to have and the measurement can do without. */
export function fittedCommand(trial: Trial, at: ToolAt, bench: Bench): FittedCommand {
  const source = sourceOf(trial, at);
  const list = source === undefined ? undefined : rememberedFlags(source, bench);
  const whole = at.tool.command(trial, at.target);
  if (list === undefined) return { command: whole, notes: [] };
  const command = fitted(trial, at, list, bench);
  const without = missingFlags(whole, command);
  const notes =
    without.length === 0
      ? []
      : [`measured without ${without.join(", ")}, which this version of ${list.program} does not take`];
  return { command, notes };
}

export interface Refusal {
  readonly reasons: readonly string[];
  /** The next attempt goes without what was refused. */
  readonly isMended: boolean;
}

/** Why a tool that refused its flags failed, with what it says that it knows; no reasons when it failed of something else. */
export async function refusal(
  { trial, at, command, run }: { trial: Trial; at: ToolAt; command: ToolCommand; run: ToolRun },
  bench: Bench,
): Promise<Refusal> {
  const source = sourceOf(trial, at);
  const printed = run.failure === undefined ? "" : readTail(run.stderr) + readTail(run.stdout);
  const list = source === undefined || !source.help.refused.test(printed) ? undefined : await askFlags(source, bench);
  if (list === undefined) return { reasons: [], isMended: false };
  const next = fitted(trial, at, list, bench);
  const without = missingFlags(command, next);
  const unknown = refusedFlags(printed).filter((flag) => !without.includes(flag) && !accepts(list.flags, flag));
  if (unknown.length > 0) return { reasons: [unknownHint(unknown, list)], isMended: false };
  const isMended = next.argv.join("\0") !== command.argv.join("\0");
  const reason = `${list.program} does not take ${without.join(", ")}: the next attempt goes without`;
  return { reasons: without.length === 0 ? [] : [reason], isMended };
}

function fitted(trial: Trial, { tool, target }: ToolAt, list: FlagList, { dropUnknownFlags }: Bench): ToolCommand {
  const { args } = dropUnknownFlags ? knownArgs(trial.test.args, list) : trial.test;
  const knows = (flag: string) => accepts(list.flags, flag);
  return tool.command({ ...trial, test: { ...trial.test, args } }, { ...target, knows });
}

function missingFlags(from: ToolCommand, of: ToolCommand): readonly string[] {
  return from.argv.filter((word) => word.startsWith("--") && !of.argv.includes(word));
}

function sourceOf(trial: Trial, { tool, site }: ToolAt): FlagSource | undefined {
  const help = tool.help?.(trial);
  if (help === undefined) return undefined;
  const env = { ...site.env, ...trial.test.env };
  return { help, launch: (argv) => ({ argv, env: {} }), site: { ...site, env } };
}
