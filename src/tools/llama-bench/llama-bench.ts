import { join } from "node:path";
import { UserError } from "../../model/errors.ts";
import { flagOf } from "../../model/flags.ts";
import type { Trial } from "../../model/trial.ts";
import { merged } from "../merged-args.ts";
import type { Target, Tool, ToolCommand } from "../tool.ts";
import { detect, read } from "./read.ts";

/** llama.cpp's own benchmark. It loads the model itself, sends nothing, and measures neither tokenizing nor sampling. */
export const llamaBench: Tool = { kinds: ["throughput", "latency"], command, detect, read };

/** One trial is one test, so that a trial is one result; repetitions in one process are no repeats. */
function command({ test }: Trial, target: Target): ToolCommand {
  const { "--prompts": _prompts, "--num-prompts": _numPrompts, ...args } = merged(test.args);
  const dataset =
    test.dataset?.name === "random" ? { "n-prompt": test.dataset.inputTokens, "n-gen": test.dataset.outputTokens } : {};
  const { "--n-prompt": prompt = 512, "--n-gen": generated = 128, ...others } = merged(dataset, args);
  if (typeof others["--model"] !== "string" && typeof others["--hf-repo"] !== "string") {
    throw new UserError(`${test.name}: llama-bench needs a model`, { hint: "args: { model: /models/model.gguf }" });
  }
  // As one test: by itself the tool measures the prompt and the generation apart.
  const both = prompt !== 0 && generated !== 0;
  const lengths = both
    ? { "n-prompt": 0, "n-gen": 0, pg: `${prompt},${generated}` }
    : { "n-prompt": prompt, "n-gen": generated };
  const all = merged(others, lengths, { output: "json" });
  return {
    argv: ["llama-bench", ...Object.entries(all).flatMap(([key, value]) => [flagFor(key), String(value)])],
    env: test.env,
    resultFile: join(target.folder, "printed-instead.json"),
    files: {},
  };
}

/** Its one flag of several letters with a single dash. */
function flagFor(key: string): string {
  return key === "--pg" ? "-pg" : flagOf(key);
}
