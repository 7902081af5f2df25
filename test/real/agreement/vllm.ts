import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Installation } from "../vllm/installation.ts";

const DRIVER = fileURLToPath(new URL("./vllm_bench_driver.py", import.meta.url));
const START_MS = 300_000;

function environment({ bin, cache }: Installation): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
    HF_HUB_OFFLINE: "1",
    VLLM_NO_USAGE_STATS: "1",
    DO_NOT_TRACK: "1",
    VLLM_CACHE_ROOT: cache,
    VLLM_CPU_KVCACHE_SPACE: "1",
    VLLM_CPU_OMP_THREADS_BIND: "nobind",
    OMP_NUM_THREADS: "1",
  };
}

export interface VllmServer extends AsyncDisposable {
  readonly url: string;
}

/** The real server, without a prefix cache: both tools send the same prompts again and again. */
export async function vllmServer(vllm: Installation, model: string, folder: string): Promise<VllmServer> {
  const port = await freePort();
  const words = ["serve", model, "--load-format", "dummy", "--dtype", "bfloat16", "--enforce-eager"];
  const rest = ["--max-model-len", "2048", "--no-enable-prefix-caching", "--host", "127.0.0.1", "--port", String(port)];
  const log = openSync(join(folder, "server.log"), "w");
  const child = spawn(join(vllm.bin, "vllm"), [...words, ...rest], {
    env: environment(vllm),
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  const url = `http://127.0.0.1:${port}`;
  await ready(child, `${url}/health`, folder);
  return {
    url,
    async [Symbol.asyncDispose]() {
      await ended(child);
    },
  };
}

async function ready(child: ChildProcess, health: string, folder: string): Promise<void> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; ) {
    if (child.exitCode !== null) throw new Error(`vLLM ended with ${child.exitCode}: ${join(folder, "server.log")}`);
    const answer = await fetch(health).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await ended(child);
  throw new Error(`vLLM was not ready in ${START_MS / 1000} s: ${join(folder, "server.log")}`);
}

/** The whole process group, which is ours. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const exit = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  const late = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), 10_000);
  await exit;
  clearTimeout(late);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

export interface VllmBench extends AsyncDisposable {
  readonly run: (words: readonly string[]) => Promise<void>;
  /** In microseconds from the start. */
  readonly schedule: (plan: {
    readonly seed: number;
    readonly rate: number;
    readonly burstiness: number;
    readonly count: number;
  }) => Promise<readonly number[]>;
}

/** vLLM's own client, kept warm. */
export async function vllmBench(vllm: Installation, folder: string): Promise<VllmBench> {
  const log = openSync(join(folder, "bench.log"), "w");
  const child = spawn(join(vllm.bin, "python"), [DRIVER], {
    env: environment(vllm),
    stdio: ["pipe", log, log, "pipe"],
  });
  closeSync(log);
  const lines = createInterface({ input: child.stdio[3] as Readable })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`vllm bench serve ended: ${join(folder, "bench.log")}`);
    return (JSON.parse(value) as { readonly told?: unknown }).told;
  };
  const ask = (question: object) => {
    child.stdin?.write(`${JSON.stringify(question)}\n`);
    return next();
  };
  await next();
  return {
    async run(words) {
      await ask({ bench: words });
    },
    schedule: async (plan) => (await ask({ schedule: plan })) as readonly number[],
    async [Symbol.asyncDispose]() {
      child.stdin?.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
