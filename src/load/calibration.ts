import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import process from "node:process";
import type { Calibration } from "../model/load-result.ts";
import type { ConnectionSpec } from "../model/spec.ts";
import { ask } from "./ask.ts";
import { nowUs, type Served } from "./calibration-server.ts";
import { type Client, connectClient, type Exchange } from "./client.ts";
import { mean, percentile, sorted } from "./statistics.ts";
import { openTransport } from "./transport.ts";

/** Requests in flight, and how often each place is taken: half a second of about 8,000 chunks a second. */
const LANES = 16;
const TURNS = 5;

const PATIENCE_MS = 5000;
const TIMEOUTS = { connectMs: 1000, firstTokenMs: 2000, betweenTokensMs: 2000, totalMs: PATIENCE_MS };
const LOOPBACK: ConnectionSpec = { apiKeyEnv: "", verify: true };

/**
 * Half a second against a server on loopback that knows when it sent what: what the client itself adds to TTFT and ITL on this
 * machine now, and what a chunk costs it. It also compiles the client's code before anything is measured.
 * @param self how this program is started, as a process of its own so that its time is not the client's.
 * @returns `undefined` when the server does not come about: nothing depends on it.
 */
export async function calibrate(self: readonly string[]): Promise<Calibration | undefined> {
  const [program = "", ...words] = self;
  const child = spawn(program, [...words, "load", "--serve-calibration"], { stdio: ["pipe", "pipe", "ignore"] });
  try {
    const [port] = await Promise.race([once(child.stdout, "data"), failed(child)]);
    return await against(`http://127.0.0.1:${String(port).trim()}`);
  } catch {
    return undefined;
  } finally {
    child.stdin.destroy();
    child.kill("SIGKILL");
  }
}

async function failed(child: ChildProcess): Promise<never> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await Promise.race([once(child, "exit", { signal }), once(child, "error", { signal })]);
  throw new Error("the calibration's server did not start");
}

async function against(baseUrl: string): Promise<Calibration> {
  const transport = await openTransport({ baseUrl, timeouts: TIMEOUTS, connection: LOOPBACK });
  const client = connectClient({ transport, baseUrl, path: "/", timeouts: TIMEOUTS, streamed: true });
  try {
    // The first turn opens connections.
    await turns(client, "w", 1);
    const before = process.cpuUsage();
    const exchanges = await turns(client, "c", TURNS);
    const { user, system } = process.cpuUsage(before);
    const told = await ask(transport, { url: new URL(baseUrl), patienceMs: PATIENCE_MS });
    const served = JSON.parse(told ?? "{}") as Readonly<Record<string, Served>>;
    const byName = new Map(Object.entries(served).map(([id, one]) => [id.split("-").at(-1) ?? "", one]));
    return compared(exchanges, byName, user + system);
  } finally {
    client.close();
    transport.end();
  }
}

async function turns(client: Client, name: string, count: number): Promise<ReadonlyMap<string, Exchange>> {
  const exchanges = new Map<string, Exchange>();
  const lane = async (place: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      const id = `${name}${place}.${turn}`;
      exchanges.set(id, await client.send(Buffer.from("{}"), id));
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, place) => lane(place)));
  return exchanges;
}

function compared(
  exchanges: ReadonlyMap<string, Exchange>,
  served: ReadonlyMap<string, Served>,
  cpuUs: number,
): Calibration {
  // Both clocks are the machine's monotonic one, counted from different instants.
  const originUs = nowUs() - performance.now() * 1000;
  const ttftErrors: number[] = [];
  const gapErrors: number[] = [];
  let chunks = 0;
  for (const [name, { stamps, dispatchedAt }] of exchanges) {
    const { receivedUs, sentUs } = served.get(name) ?? { receivedUs: 0, sentUs: [] };
    if (sentUs.length !== stamps.length) throw new Error(`${name}: ${stamps.length} of ${sentUs.length} chunks came`);
    chunks += stamps.length;
    const at = (index: number) => originUs + (stamps[index] ?? 0) * 1000;
    const sent = (index: number) => sentUs[index] ?? 0;
    ttftErrors.push(at(0) - (originUs + dispatchedAt * 1000) - (sent(0) - receivedUs));
    for (let index = 1; index < stamps.length; index += 1) {
      gapErrors.push(Math.abs(at(index) - at(index - 1) - (sent(index) - sent(index - 1))));
    }
  }
  return {
    chunks,
    ttftErrorMs: mean(sorted(ttftErrors)) / 1000,
    itlErrorP99Ms: percentile(sorted(gapErrors), 99) / 1000,
    cpuUsPerChunk: cpuUs / chunks,
  };
}
