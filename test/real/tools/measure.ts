import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { TrialRecord } from "../../../src/model/record.ts";
import { RECORDS_FOLDER } from "../../../src/model/session-layout.ts";
import type { RealTool } from "./real-tools.ts";

/** What the simulated engine is set to: without noise, and one request at a time, its times are these. */
export const ENGINE = {
  prefillMs: 40,
  stepMs: 20,
  inputTokens: 64,
  outputTokens: 16,
  requests: 12,
  failEvery: 4,
} as const;
const MINUTES = 10;

/** A trial on an engine that answers everything, and one on an engine that fails each fourth request. */
export interface Measured {
  readonly exitCode: number | null;
  readonly printed: string;
  readonly healthy?: Trial;
  readonly failing?: Trial;
}

export interface Trial {
  readonly record: TrialRecord;
  /** The tool's own result file. */
  readonly text: string;
}

/** Runs the built gate with this tool, as a user would. */
export function measure(
  real: RealTool,
  bin: string,
  { model, folder, cli }: Readonly<Record<"model" | "folder" | "cli", string>>,
): Measured {
  const config = join(folder, `${real.tool}.json`);
  const out = join(folder, real.tool);
  writeFileSync(config, JSON.stringify(configOf(real, model), null, 2));
  const env = { ...process.env, ...real.env, PATH: `${bin}:${process.env["PATH"] ?? ""}` };
  const { status, stderr } = spawnSync(process.execPath, [cli, "run", "--config", config, "--out", out], {
    env,
    encoding: "utf8",
    timeout: MINUTES * 60_000,
  });
  const records = readdirSync(join(out, RECORDS_FOLDER)).map(
    (name) => JSON.parse(readFileSync(join(out, RECORDS_FOLDER, name), "utf8")) as TrialRecord,
  );
  const trial = (test: string): Readonly<Record<string, Trial>> => {
    const record = records.find(({ cell }) => cell.startsWith(`${test}/`));
    const text = record === undefined ? undefined : resultText(join(out, "raw", record.trial), real.file);
    return record === undefined || text === undefined ? {} : { [test]: { record, text } };
  };
  return { exitCode: status, printed: stderr, ...trial("healthy"), ...trial("failing") };
}

function configOf({ tool, endpoint }: RealTool, model: string) {
  const { prefillMs, stepMs, inputTokens, outputTokens, requests, failEvery } = ENGINE;
  const still = { "start-noise": 0, "step-noise": 0, "drift-noise": 0, "stall-rate": 0, "context-ms": 0 };
  const costs = {
    "prefill-base-ms": prefillMs,
    "prefill-token-ms": 0,
    "decode-base-ms": stepMs,
    "decode-sequence-ms": 0,
  };
  const engine = { engine: "simulated", args: { model, ...still, ...costs } };
  const test = (name: string) => ({
    name,
    kind: "serving",
    server: name,
    tool,
    ...(endpoint === undefined ? {} : { endpoint }),
    dataset: { name: "random", "input-tokens": inputTokens, "output-tokens": outputTokens },
    prompts: requests,
    load: { concurrency: 1 },
    timeout: "5m",
  });
  return {
    version: 1,
    servers: { healthy: engine, failing: { ...engine, args: { ...engine.args, "fail-every": failEvery } } },
    tests: [test("healthy"), test("failing")],
    repeats: 1,
    store: { kind: "directory", path: "store" },
  };
}

function resultText(folder: string, wanted: RegExp): string | undefined {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const found = files.find((path) => wanted.test(path));
  return found === undefined ? undefined : readFileSync(join(folder, found), "utf8");
}
