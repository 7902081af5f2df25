import { join } from "node:path";
import { UserError } from "../../model/errors.ts";
import { argsToFlags, flagOf } from "../../model/flags.ts";
import type { Args } from "../../model/spec.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import { servingTarget } from "../serving-target.ts";
import type { Target, ToolCommand } from "../tool.ts";
import { INSTALLED_KEYS, installedConfig, namedFiles } from "./installed-config.ts";
import { syntheticConfig } from "./synthetic-config.ts";

/**
 * The exact command of one trial. AISBench takes server, load and data set from a Python file, which is written for it: from the files
 * that it was installed with, when `args` name them, else for random prompts. It names the folder of its results after the time, so
 * what it prints is read. It ends with 0 when some requests failed, and with 1 and no result when all did.
 */
export function command(trial: Trial, target: Target): ToolCommand {
  const { test } = trial;
  const config = join(target.folder, "ais-bench-config.py");
  const named = namedFiles(test.args);
  if (named === undefined && test.kind === "accuracy") {
    throw new UserError(`test ${test.name}: ais-bench needs the files that it scores with`, {
      hint: "args: { models: vllm_api_general_chat, datasets: aime2024/aime2024_gen_0_shot_chat_prompt }",
    });
  }
  const own = named === undefined ? [] : INSTALLED_KEYS;
  const flags = Object.fromEntries(Object.entries(test.args).filter(([key]) => !own.includes(flagOf(key).slice(2))));
  const mode: Args = test.kind === "accuracy" ? {} : { mode: "perf", "num-warmups": test.warmups };
  const prompts: Args =
    named === undefined || test.prompts === 0 || test.kind === "accuracy" ? {} : { "num-prompts": test.prompts };
  const args = merged(flags, prompts, mode, { "work-dir": target.folder, debug: true });
  const text =
    named === undefined
      ? syntheticConfig(trial, servingTarget("ais-bench", trial, target))
      : installedConfig(named, trial, target);
  return {
    argv: ["ais_bench", config, ...argsToFlags(args)],
    env: test.env,
    resultFile: join(target.folder, "printed-instead.txt"),
    files: { [config]: text },
  };
}
