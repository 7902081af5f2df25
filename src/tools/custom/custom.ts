import { join } from "node:path";
import { UserError } from "../../model/errors.ts";
import type { Trial } from "../../model/trial.ts";
import type { Target, Tool, ToolCommand } from "../tool.ts";
import { detect, read } from "./read.ts";

/** A program of the user's own, and results in plain forms: lists of metrics as JSON, and lines of name, value and unit. */
export const custom: Tool = { kinds: ["serving", "throughput", "latency", "accuracy"], command, detect, read };

/** In the words of `args.command`, what is known of the trial takes the place of its name in braces. */
function command(trial: Trial, target: Target): ToolCommand {
  const { test, cell, seed } = trial;
  const words = test.args["command"];
  if (!Array.isArray(words) || words.length === 0) {
    throw new UserError(`test ${test.name}: the tool custom needs a command`, {
      hint: 'args: { command: ["python3", "bench.py", "--url", "{base-url}", "--out", "{result}"] }',
    });
  }
  const resultFile = join(target.folder, "result.json");
  const values: Readonly<Record<string, string | number | undefined>> = {
    "base-url": target.baseUrl,
    model: target.model,
    seed,
    prompts: test.prompts,
    "request-rate": cell.load?.requestRate,
    concurrency: cell.load?.maxConcurrency,
    result: resultFile,
    folder: target.folder,
  };
  const argv = words.map((word) =>
    String(word).replace(/\{([a-z-]+)\}/g, (place, name: string) => {
      if (!Object.hasOwn(values, name)) return place;
      const value = values[name];
      if (value !== undefined) return String(value);
      throw new UserError(`test ${test.name}: {${name}} is not known for ${cell.id}`);
    }),
  );
  return { argv, env: test.env, resultFile, files: {} };
}
