import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { LoadResult } from "../../../src/model/load-result.ts";
import { LOAD_SPEC_SCHEMA, type LoadSpec } from "../../../src/model/load-spec.ts";
import { decodeRequests } from "../../../src/model/requests.ts";
import { GENERATOR_FLAGS } from "../../../src/tools/built-in/built-in.ts";
import type { Instants, StreamedWork } from "./work.ts";

/** What a client did, and what that cost it. CPU and wall seconds are of the measured part; the peak is of the process. */
export interface ClientRun {
  readonly instants: Instants;
  readonly chunks: number;
  readonly chunksPerRead: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMiB: number;
}

export interface BenchClient {
  readonly name: "built-in" | "raw-socket" | "vllm-like";
  readonly command: (work: StreamedWork, url: string, folder: string) => readonly string[];
  readonly read: (folder: string, stdout: string, peakMiB: number) => ClientRun;
}

/** The streams of every client start over this time: a start of all at once would measure nothing but the start. */
const SPREAD_SECONDS = 0.4;
const MINUTE_MS = 60_000;

/** The shipped generator as `run` starts it. */
export function builtInClient(cli: string, change: Partial<LoadSpec> = {}): BenchClient {
  return {
    name: "built-in",
    command(work, url, folder) {
      const specFile = join(folder, "load-spec.json");
      writeFileSync(specFile, JSON.stringify({ ...specOf(work, url, folder), ...change }));
      return [process.execPath, ...GENERATOR_FLAGS, cli, "load", "--spec", specFile];
    },
    read(folder, _stdout, peakMiB) {
      const result = JSON.parse(readFileSync(join(folder, "load-result.json"), "utf8")) as LoadResult;
      const { health } = result;
      const instants = instantsOf(readFileSync(join(folder, "requests.bin")));
      const chunks = [...instants.values()].reduce((sum, { length }) => sum + length, 0);
      const wallSeconds = health.windowMs / 1000;
      const cpuSeconds = health.cpuShare * wallSeconds;
      return { instants, chunks, chunksPerRead: health.chunksPerTurn, cpuSeconds, wallSeconds, peakMiB };
    },
  };
}

export function specOf({ streams, requests, tokens, warmups }: StreamedWork, url: string, folder: string): LoadSpec {
  return {
    schema: LOAD_SPEC_SCHEMA,
    baseUrl: url,
    model: "m",
    endpoint: "completions",
    seed: 1,
    prompts: requests,
    load: { requestRate: streams / SPREAD_SECONDS, maxConcurrency: streams },
    streamed: true,
    arrivals: { burstiness: 1 },
    dataset: { name: "random", inputTokens: 128, outputTokens: tokens, rangeRatio: 0, prefixTokens: 0 },
    ignoreEos: true,
    warmups,
    // The bench gives all clients the same priority.
    realTime: false,
    calibrate: false,
    timeouts: { connectMs: 10_000, firstTokenMs: MINUTE_MS, betweenTokensMs: MINUTE_MS, totalMs: MINUTE_MS },
    connection: { apiKeyEnv: "OPENAI_API_KEY", verify: true },
    deadlineMs: 2 * MINUTE_MS,
    resultFile: join(folder, "load-result.json"),
    requestsFile: join(folder, "requests.bin"),
    timelineFile: join(folder, "engine-timeline.json"),
  };
}

function instantsOf(file: Uint8Array): Instants {
  const { ttftUs, gapCount, gapsUs } = decodeRequests(file);
  let next = 0;
  return new Map(
    Array.from(gapCount, (gaps, number) => {
      let at = ttftUs[number] ?? 0;
      const instants = [at];
      for (const gap of gapsUs.subarray(next, next + gaps)) {
        at += gap;
        instants.push(at);
      }
      next += gaps;
      return [number, instants] as const;
    }),
  );
}

const FILES = new URL("./", import.meta.url).pathname;

export const rawSocketClient: BenchClient = outsider("raw-socket", [
  process.execPath,
  join(FILES, "raw-socket-client.mjs"),
]);

export function vllmLikeClient(python: string): BenchClient {
  return outsider("vllm-like", [python, join(FILES, "vllm_like_client.py")]);
}

/** A client that takes its work as words and leaves instants in a file. */
function outsider(name: BenchClient["name"], program: readonly string[]): BenchClient {
  return {
    name,
    command({ streams, requests, tokens, warmups }, url, folder) {
      const words = [`${url}/v1/completions`, streams, requests, tokens, warmups, join(folder, "instants.bin")];
      return [...program, ...words.map(String)];
    },
    read(folder, stdout) {
      const told = JSON.parse(stdout) as Omit<ClientRun, "instants" | "chunksPerRead"> & { readonly reads: number };
      const { reads, ...rest } = told;
      return {
        ...rest,
        instants: instantsIn(readFileSync(join(folder, "instants.bin"))),
        chunksPerRead: told.chunks / reads,
      };
    },
  };
}

function instantsIn(file: Buffer): Instants {
  const instants = new Map<number, readonly number[]>();
  for (let at = 0; at < file.length; ) {
    const count = file.readUInt32LE(at + 4);
    const first = at + 8;
    instants.set(
      file.readUInt32LE(at),
      Array.from({ length: count }, (_, index) => file.readUInt32LE(first + 4 * index)),
    );
    at = first + 4 * count;
  }
  return instants;
}

/** A Python that has aiohttp, or why there is none. */
export function pythonWithAiohttp(wanted: string | undefined, folder: string): string | { readonly missing: string } {
  const python = wanted ?? join(folder, "bin/python");
  const hasAiohttp = () => {
    try {
      execFileSync(python, ["-c", "import aiohttp"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  };
  if (hasAiohttp()) return python;
  if (wanted !== undefined) return { missing: `${python} has no aiohttp` };
  try {
    execFileSync("python3", ["-m", "venv", folder], { stdio: "ignore", timeout: 2 * MINUTE_MS });
    execFileSync(python, ["-m", "pip", "install", "--quiet", "aiohttp==3.14.5"], {
      stdio: "ignore",
      timeout: 5 * MINUTE_MS,
    });
  } catch {
    return { missing: `aiohttp could not be installed into ${folder}` };
  }
  return hasAiohttp() ? python : { missing: `${python} has no aiohttp` };
}
