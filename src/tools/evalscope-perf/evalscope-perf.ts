import { join } from "node:path";
import { argsToFlags } from "../../model/flags.ts";
import type { Trial } from "../../model/trial.ts";
import { read as readEvalscope, WRAPPED } from "../evalscope/read.ts";
import { merged } from "../merged-args.ts";
import { servingTarget } from "../serving-target.ts";
import type { Detection, NamedReading, Source, Target, Tool, ToolCommand } from "../tool.ts";
import { unknownDataset } from "../unknown-dataset.ts";

/** The wrapper around evalscope 0.5.5 for closed-loop sweeps: what it prints is evalscope's, between lines of its own. */
export const evalscopePerf: Tool = { kinds: ["serving"], command, detect, read };

/** It does not stream, writes to the working directory, and ends with 0 whatever happened: its printed summary is the result. */
function command(trial: Trial, target: Target): ToolCommand {
  const { baseUrl, model, load } = servingTarget("evalscope-perf", trial, target);
  const { test } = trial;
  if (test.dataset !== undefined && test.dataset.name !== "custom") {
    throw unknownDataset("evalscope-perf", test, test.dataset);
  }
  const dataset = test.dataset === undefined ? [] : [test.dataset.path];
  const flags = argsToFlags(merged(test.args, { parallels: load.maxConcurrency ?? test.prompts, n: test.prompts }));
  return {
    argv: ["evalscope-perf", `${baseUrl}/v1/chat/completions`, model, ...dataset, ...flags],
    env: test.env,
    resultFile: join(target.folder, "printed-instead.txt"),
    files: {},
  };
}

function detect({ text }: Source): Detection | undefined {
  return WRAPPED.test(text) ? { evidence: 'the line "📌 Metrics" of evalscope-perf' } : undefined;
}

function read(source: Source): readonly NamedReading[] {
  return readEvalscope(source).map((reading) => ({ ...reading, tool: { ...reading.tool, name: "evalscope-perf" } }));
}
