import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { mean, percentile, sorted } from "../../../src/load/statistics.ts";
import type { BenchClient, ClientRun } from "./clients.ts";
import type { Instants, StreamedWork } from "./work.ts";

/** How far a client's numbers are from what the server did, and what they cost. */
export interface Measurement {
  readonly client: BenchClient["name"];
  readonly streams: number;
  /** Chunks per second that the server was to send, and the share of them that the client took in the time planned. */
  readonly offered: number;
  readonly kept: number;
  readonly ttftErrorMeanMs: number;
  readonly itlErrorP99Ms: number;
  readonly cpuUsPerChunk: number;
  readonly chunksPerRead: number;
  readonly peakMiB: number;
  /** Mean lateness of the server itself. */
  readonly serverLateUs: number;
}

/** The figures of merit: within these a client's TTFT and ITL are the server's. */
export function isAccurate({ kept, ttftErrorMeanMs, itlErrorP99Ms }: Measurement): boolean {
  return kept >= 0.96 && ttftErrorMeanMs <= 2 && itlErrorP99Ms <= 5;
}

export interface Bench {
  readonly server: string;
  /** Words before every command of the given role: core and priority. */
  readonly bound: (role: "server" | "client") => readonly string[];
}

const LONGEST_MS = 90_000;
const PEAK_SAMPLE_MS = 20;

/** One client against one fresh server. */
export async function measured(bench: Bench, client: BenchClient, work: StreamedWork): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), "bench-load-"));
  try {
    const { run, instants, lateUs } = await served(bench, work, folder, async (url) => {
      const command = [...bench.bound("client"), ...client.command(work, url, folder)];
      const { stdout, peakMiB } = await finished(command);
      return client.read(folder, stdout, peakMiB);
    });
    return compared(client, work, run, instants, lateUs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function served(
  bench: Bench,
  work: StreamedWork,
  folder: string,
  use: (url: string) => Promise<ClientRun>,
): Promise<{ readonly run: ClientRun; readonly instants: Instants; readonly lateUs: number }> {
  const log = join(folder, "server.bin");
  const words = [work.ttftUs, work.gapUs].map(String);
  const [program = "", ...rest] = [...bench.bound("server"), bench.server, ...words, log];
  const server = spawn(program, work.inSteps ? [...rest, "steps"] : rest, { stdio: ["ignore", "pipe", "pipe"] });
  const stderr = text(server.stderr);
  try {
    const [port] = await once(server.stdout, "data");
    const run = await use(`http://127.0.0.1:${String(port).trim()}`);
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
    const { lateMeanUs } = JSON.parse(await stderr) as { readonly lateMeanUs: number };
    return { run, instants: serverInstants(readFileSync(log)), lateUs: lateMeanUs };
  } finally {
    server.kill("SIGKILL");
  }
}

/** @throws Error with the command's last words when it fails or takes too long. */
export async function finished(
  command: readonly string[],
): Promise<{ readonly stdout: string; readonly peakMiB: number }> {
  const [program = "", ...words] = command;
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], timeout: LONGEST_MS });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  let peakMiB = 0;
  const sampling = setInterval(() => {
    peakMiB = Math.max(peakMiB, peakOf(child));
  }, PEAK_SAMPLE_MS);
  const [code] = await once(child, "exit");
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${command.join(" ")}: exit ${code}: ${(await stderr).slice(-500)}`);
  return { stdout: await stdout, peakMiB };
}

/** The kernel's own high-water mark; 0 where it tells none. */
function peakOf({ pid }: ChildProcess): number {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kib ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function serverInstants(log: Buffer): Instants {
  const instants = new Map<number, readonly number[]>();
  for (let at = 0; at < log.length; ) {
    const count = log.readUInt32LE(at + 4);
    const first = at + 16;
    const received = log.readBigUInt64LE(at + 8);
    const us = (index: number) => Number(log.readBigUInt64LE(first + 8 * index) - received) / 1000;
    instants.set(
      log.readUInt32LE(at),
      Array.from({ length: count }, (_, index) => us(index)),
    );
    at = first + 8 * count;
  }
  return instants;
}

function compared(
  client: BenchClient,
  work: StreamedWork,
  run: ClientRun,
  server: Instants,
  serverLateUs: number,
): Measurement {
  const ttftErrors: number[] = [];
  const itlErrors: number[] = [];
  for (const [number, seen] of run.instants) {
    const sent = server.get(number);
    if (sent === undefined || sent.length !== seen.length) throw new Error(`request ${number}: ${seen.length} chunks`);
    ttftErrors.push(Math.abs((seen[0] ?? 0) - (sent[0] ?? 0)));
    for (let at = 1; at < seen.length; at += 1) {
      const [gapSeen, gapSent] = [seen, sent].map((instants) => (instants[at] ?? 0) - (instants[at - 1] ?? 0));
      itlErrors.push(Math.abs((gapSeen ?? 0) - (gapSent ?? 0)));
    }
  }
  if (run.instants.size !== work.requests) throw new Error(`${run.instants.size} of ${work.requests} requests`);
  return {
    client: client.name,
    streams: work.streams,
    offered: Math.round((work.streams * 1e6) / work.gapUs),
    kept: plannedSeconds(work) / run.wallSeconds,
    ttftErrorMeanMs: mean(sorted(ttftErrors)) / 1000,
    itlErrorP99Ms: percentile(sorted(itlErrors), 99) / 1000,
    cpuUsPerChunk: (run.cpuSeconds * 1e6) / run.chunks,
    chunksPerRead: run.chunksPerRead,
    peakMiB: run.peakMiB,
    serverLateUs,
  };
}

/** From the first start to the last chunk when nothing is late: the streams start over 0.4 s, a stagger of up to one gap a request. */
function plannedSeconds({ streams, requests, tokens, gapUs, ttftUs }: StreamedWork): number {
  const rounds = requests / streams;
  return 0.4 + (rounds * (ttftUs + (tokens + 1) * gapUs)) / 1e6;
}
