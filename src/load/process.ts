import { writeFile } from "node:fs/promises";
import process from "node:process";
import { parseArgs } from "node:util";
import { CannotJudgeError, messageOf, UserError } from "../model/errors.ts";
import { SIGNAL_EXIT_CODES } from "../model/exit-code.ts";
import { encodeRequests } from "../model/requests.ts";
import { serveCalibration } from "./calibration-server.ts";
import { hubCacheOf } from "./hugging-face-files.ts";
import { load } from "./load.ts";
import { readSpec } from "./spec-file.ts";
import { serveThread } from "./thread.ts";

const STOP_SIGNALS = ["SIGINT", "SIGTERM"] as const;
type StopSignal = (typeof STOP_SIGNALS)[number];

/**
 * `load --spec FILE`, and `load --serve-calibration` and `load --thread` which it starts itself: the built-in generator as a process of its own, started by `run` like any other tool.
 * Failing requests are facts about the engine, and exit 0; a signal keeps what was measured, and exits 130 or 143.
 * @param self how this program is started; absent leaves the calibration out.
 * @throws UserError when the specification or the data set cannot be used.
 */
export async function runLoad(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  self?: readonly string[],
): Promise<number> {
  if (argv.includes("--help") || argv.includes("-h")) {
    process.stdout.write(HELP);
    return 0;
  }
  if (argv.includes("--serve-calibration")) {
    await serveCalibration();
    return 0;
  }
  if (argv.includes("--thread")) {
    await serveThread();
    return 0;
  }
  const spec = await readSpec(specPath(argv));
  const stopped = new AbortController();
  const stop = (signal: StopSignal) => stopped.abort(signal);
  for (const signal of STOP_SIGNALS) process.once(signal, stop);
  const apiKey = apiKeyIn(env, spec.connection.apiKeyEnv);
  try {
    const { result, requests, timeline } = await load(spec, {
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(self === undefined ? {} : { self }),
      hubCache: hubCacheOf(env),
      signal: stopped.signal,
      progress: (line) => process.stderr.write(`${line}\n`),
    });
    await write(spec.requestsFile, encodeRequests(requests));
    if (timeline !== undefined) await write(spec.timelineFile, `${JSON.stringify(timeline)}\n`);
    await write(spec.resultFile, `${JSON.stringify(result, null, 2)}\n`);
    return result.state === "cancelled" ? SIGNAL_EXIT_CODES[stopped.signal.reason as StopSignal] : 0;
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}

function specPath(argv: readonly string[]): string {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { spec: { type: "string" } },
    strict: false,
    allowPositionals: true,
  });
  const odd = [...Object.keys(values).filter((name) => name !== "spec"), ...positionals];
  if (typeof values.spec === "string" && odd.length === 0) return values.spec;
  const seen = odd[0] === undefined ? "--spec names no file" : `"${odd[0]}" is not known`;
  throw new UserError(`load: ${seen}`, { hint: HINT });
}

const HINT =
  "llm-perf-gate load --spec raw/TRIAL/load-spec.json replays a trial of a session; what to measure is told to `run --config FILE`, with tool: built-in";

const HELP = `Usage: llm-perf-gate load --spec FILE

The built-in load generator, as \`run\` starts it for each trial of a test with \`tool: built-in\`. FILE is the load-spec.json that \`run\`
leaves in the trial's folder under raw/: it says where the results go, and measures the same again.
`;

/** As it can stand in a header. A file or a secret often brings a line's end with it. */
function apiKeyIn(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const key = env[name]?.trim() ?? "";
  if (/[^\x21-\x7e]/.test(key))
    throw new UserError(`${name} holds what no header takes: a blank, a line's end, or no ASCII`);
  return key === "" ? undefined : key;
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (cause) {
    throw new CannotJudgeError(`${path}: cannot be written (${messageOf(cause)})`, { cause });
  }
}
