import { join } from "node:path";
import { ENGINE_TIMELINE_FILE } from "../../model/engine-timeline.ts";
import { UserError } from "../../model/errors.ts";
import { LOAD_SPEC_SCHEMA, type LoadSpec } from "../../model/load-spec.ts";
import type { Trial } from "../../model/trial.ts";
import type { Target, Tool, ToolCommand } from "../tool.ts";
import { detectLoadResult, readLoadResult } from "./load-result.ts";

/** Our own load generator: serving tests only, and nothing of the engine's Python environment is needed to run it. */
export const builtIn: Tool = { kinds: ["serving"], command, detect: detectLoadResult, read: readLoadResult };

/**
 * The room for young objects, in MiB: a pause to copy what lives there is an error of the chunks that come in it, and the room is memory.
 * Events live so shortly that half of what Node 20 has by itself is enough.
 */
export const GENERATOR_FLAGS = ["--max-semi-space-size=8"] as const;

const CONNECT_MS = 10_000;

/** As `vllm bench serve` takes it. */
const API_KEY_ENV = "OPENAI_API_KEY";

/** The generator ends by itself, with what it has, before `run` must end it. */
const SHARE_OF_TIMEOUT = 0.9;

/** Warm-up for a schedule that sends everything at once to a server that takes as much as it can. */
const WIDEST_WARM_UP = 32;

function command(trial: Trial, target: Target): ToolCommand {
  const spec = specOf(trial, target);
  const specFile = join(target.folder, "load-spec.json");
  return {
    argv: [target.node, ...GENERATOR_FLAGS, target.cli, "load", "--spec", specFile],
    env: trial.test.env,
    resultFile: spec.resultFile,
    requestsFile: spec.requestsFile,
    files: { [specFile]: `${JSON.stringify(spec, null, 2)}\n` },
  };
}

function specOf({ test, cell, seed }: Trial, { baseUrl, model, folder, first }: Target): LoadSpec {
  const dataset = test.dataset ?? test.ownDataset;
  const { load } = cell;
  if (baseUrl === undefined || model === undefined || load === undefined) {
    throw new UserError(
      `test ${test.name}: the built-in tool measures serving tests of a server, this is a ${test.kind} test`,
      {
        hint: "set tool: vllm-bench for this test",
      },
    );
  }
  if (dataset === undefined) {
    throw new UserError(`test ${test.name}: no dataset`, {
      hint: "dataset: { name: random, input-tokens: 1024, output-tokens: 128 }",
    });
  }
  const deadlineMs = test.timeoutSeconds * 1000 * SHARE_OF_TIMEOUT;
  return {
    schema: LOAD_SPEC_SCHEMA,
    baseUrl,
    model,
    endpoint: test.endpoint,
    streamed: test.stream ?? true,
    seed,
    prompts: test.prompts,
    load,
    arrivals: test.arrivals ?? { burstiness: 1 },
    ...(test.goodput === undefined ? {} : { goodput: test.goodput }),
    dataset,
    ignoreEos: test.ignoreEos,
    realTime: true,
    ...(test.threads === undefined ? {} : { threads: test.threads }),
    // Once a session: the machine's answer is the same for every cell.
    calibrate: first,
    warmups: Math.max(test.warmups, warmUpWidth(test.prompts, load)),
    timeouts: {
      ...{ connectMs: CONNECT_MS, firstTokenMs: deadlineMs, betweenTokensMs: deadlineMs, totalMs: deadlineMs },
      ...test.timeouts,
    },
    connection: test.connection ?? { apiKeyEnv: API_KEY_ENV, verify: true },
    deadlineMs,
    resultFile: join(folder, "load-result.json"),
    requestsFile: join(folder, "requests.bin"),
    timelineFile: join(folder, ENGINE_TIMELINE_FILE),
  };
}

/** As many as can be in flight at once; a paced schedule without a limit has no such number. */
function warmUpWidth(prompts: number, { requestRate, maxConcurrency }: LoadSpec["load"]): number {
  const width = maxConcurrency ?? (requestRate === "inf" ? WIDEST_WARM_UP : 1);
  return Math.min(width, prompts);
}
