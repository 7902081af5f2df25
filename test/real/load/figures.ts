import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { LoadResult } from "../../../src/model/load-result.ts";
import { GENERATOR_FLAGS } from "../../../src/tools/built-in/built-in.ts";
import { type BenchClient, specOf } from "./clients.ts";
import { type Bench, finished, isAccurate, type Measurement, measured } from "./measurement.ts";
import { streamedWork } from "./work.ts";

/** Chunks a second. The steps are near enough to tell a factor of ten from one of eight. */
const RATES = [2000, 3500, 5000, 7500, 10_000, 15_000, 20_000, 30_000, 50_000, 75_000, 100_000, 125_000, 150_000];
const QUICK_RATES = [2000, 5000, 10_000, 20_000, 50_000];
/** A neighbour on the machine spoils a run now and then; a client that fails so often at a rate cannot do it. */
const TRIES = 3;

export interface Climb {
  readonly streams: number;
  /** The highest rate that each client measured accurately; 0 for none. */
  readonly reached: Readonly<Record<BenchClient["name"], number>>;
  readonly runs: readonly Measurement[];
}

/** Every client goes up the rates, side by side, until it fails at two neighbouring ones. */
export async function ladder(
  bench: Bench,
  clients: readonly BenchClient[],
  streams: number,
  say: (line: string) => void,
  quick: boolean,
): Promise<Climb> {
  const runs: Measurement[] = [];
  const reached: Record<BenchClient["name"], number> = { "built-in": 0, "raw-socket": 0, "vllm-like": 0 };
  const failures = new Map(clients.map(({ name }) => [name, 0]));
  for (const rate of quick ? QUICK_RATES : RATES) {
    for (const client of clients.filter(({ name }) => (failures.get(name) ?? 0) < 2)) {
      failures.set(client.name, (failures.get(client.name) ?? 0) + 1);
      for (let tries = 0; tries < TRIES; tries += 1) {
        const run = await measured(bench, client, streamedWork(streams, rate));
        runs.push(run);
        say(lineOf(run));
        if (!isAccurate(run)) continue;
        reached[client.name] = rate;
        failures.set(client.name, 0);
        break;
      }
    }
  }
  return { streams, reached, runs };
}

/** At 20,000 chunks a second over 256 streams; the medians of alternating runs. */
export async function cpuPerChunk(
  bench: Bench,
  clients: readonly BenchClient[],
  say: (line: string) => void,
  rounds: number,
): Promise<Readonly<Record<BenchClient["name"], number>>> {
  const seen: Record<BenchClient["name"], number[]> = { "built-in": [], "raw-socket": [], "vllm-like": [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const client of clients) {
      const run = await measured(bench, client, streamedWork(256, 20_000));
      seen[client.name].push(run.cpuUsPerChunk);
      say(lineOf(run));
    }
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return {
    "built-in": median(seen["built-in"]),
    "raw-socket": median(seen["raw-socket"]),
    "vllm-like": median(seen["vllm-like"]),
  };
}

/** How much the generator's process takes at most, with 1,024 streams. */
export async function memory(
  bench: Bench,
  builtIn: BenchClient,
  say: (line: string) => void,
  chunks: number,
): Promise<{ readonly chunks: number; readonly peakMiB: number }> {
  const chunksPerSecond = 40_000;
  const run = await measured(bench, builtIn, streamedWork(1024, chunksPerSecond, chunks / chunksPerSecond));
  say(lineOf(run));
  return { chunks, peakMiB: run.peakMiB };
}

/** One thread beside two, on all cores, with the priority that the generator takes itself. On two cores the server has one of them too. */
export async function threads(
  bench: Bench,
  client: (threads: number) => BenchClient,
  say: (line: string) => void,
): Promise<readonly Measurement[]> {
  const free: Bench = { ...bench, bound: (role) => (role === "server" ? bench.bound(role) : []) };
  const runs: Measurement[] = [];
  for (const streams of [256, 1024]) {
    for (const rate of [20_000, 100_000]) {
      for (const count of [1, 2]) {
        const run = await measured(free, client(count), streamedWork(streams, rate));
        runs.push(run);
        say(`${count} thread${count === 1 ? " " : "s"} ${lineOf(run)}`);
      }
    }
  }
  return runs;
}

export interface PoissonFigures {
  readonly requestsPerSecond: number;
  readonly requested: number;
  readonly completed: number;
  readonly latenessP99Ms: number;
}

/** A thousand short requests a second. */
export async function poisson(
  bench: Bench,
  cli: string,
  say: (line: string) => void,
  seconds: number,
): Promise<PoissonFigures> {
  const folder = mkdtempSync(join(tmpdir(), "bench-load-"));
  const requestsPerSecond = 1000;
  const [program = "", ...words] = [...bench.bound("server"), bench.server, "5000", "5000", join(folder, "server.bin")];
  const server = spawn(program, words, { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const [port] = await once(server.stdout, "data");
    const url = `http://127.0.0.1:${String(port).trim()}`;
    const work = { ...streamedWork(64, 20_000), requests: requestsPerSecond * seconds, tokens: 4, warmups: 256 };
    const specFile = join(folder, "load-spec.json");
    const spec = { ...specOf(work, url, folder), load: { requestRate: requestsPerSecond } };
    writeFileSync(specFile, JSON.stringify(spec));
    await finished([...bench.bound("client"), process.execPath, ...GENERATOR_FLAGS, cli, "load", "--spec", specFile]);
    const { counts, health } = JSON.parse(readFileSync(join(folder, "load-result.json"), "utf8")) as LoadResult;
    const { latenessP99Ms } = health;
    say(
      `${requestsPerSecond} req/s for ${seconds} s: ${counts.completed} sent, lateness p99 ${latenessP99Ms.toFixed(2)} ms`,
    );
    return { requestsPerSecond, requested: work.requests, completed: counts.completed ?? 0, latenessP99Ms };
  } finally {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

function lineOf(run: Measurement): string {
  return [
    `${run.client.padEnd(10)} ${run.streams} streams ${String(run.offered).padStart(6)} chunks/s`,
    `kept ${run.kept.toFixed(2)}`,
    `TTFT error mean ${run.ttftErrorMeanMs.toFixed(2)} ms`,
    `ITL error p99 ${run.itlErrorP99Ms.toFixed(2)} ms`,
    `${run.cpuUsPerChunk.toFixed(1)} µs CPU a chunk`,
    `${run.chunksPerRead.toFixed(2)} chunks a read`,
    `${run.peakMiB.toFixed(0)} MiB`,
  ].join(", ");
}
