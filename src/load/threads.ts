import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { CannotJudgeError, messageOf } from "../model/errors.ts";
import type { Client, Exchange } from "./client.ts";
import { type ProcessHealth, watchProcess } from "./health.ts";
import type { FromThread, ThreadLine, ToThread } from "./thread-messages.ts";

/** A client that can tell how its threads bore the work. */
export interface WatchedClient extends Client {
  /** From now on; the returned function ends the watch and tells of the busiest thread. */
  watch(): () => Promise<ProcessHealth>;
}

/** The client of this thread alone. */
export function watched(client: Client): WatchedClient {
  return {
    ...client,
    watch() {
      const health = watchProcess();
      return async () => health();
    },
  };
}

/**
 * So many threads beside this one: it keeps the schedule and the places of a closed loop, they hold the connections and read the
 * answers. Each request goes to the one with the fewest under way. A thread that ends by itself ends its requests as the generator's own
 * limit, which makes the trial invalid.
 * @param program the file that `load --thread` is started from.
 * @throws CannotJudgeError when a thread does not start.
 */
export async function connectThreads(program: string, count: number, line: ThreadLine): Promise<WatchedClient> {
  const workers = Array.from(
    { length: count },
    () => new Worker(program, { argv: ["load", "--thread"], workerData: line }),
  );
  const threads = await Promise.all(workers.map(openThread)).catch(async (cause: unknown) => {
    await Promise.all(workers.map((worker) => worker.terminate()));
    throw cause;
  });
  return {
    send(body, name, expectedChunks) {
      const free = threads.reduce((a, b) => (b.load() < a.load() ? b : a));
      return free.send(body, name, expectedChunks);
    },
    abandon(status, detail) {
      for (const thread of threads) thread.post({ kind: "abandon", status, detail });
    },
    close() {
      for (const thread of threads) thread.post({ kind: "end" });
    },
    watch() {
      const own = watchProcess();
      for (const thread of threads) thread.post({ kind: "watch" });
      return async () => {
        const others = await Promise.all(threads.map((thread) => thread.health()));
        return busiest(own(), others);
      };
    },
  };
}

/** The worst of each sign; CPU time is the whole process's already. */
export function busiest(own: ProcessHealth, others: readonly ProcessHealth[]): ProcessHealth {
  const most = (sign: "loopUtilization" | "gcShare" | "loopDelayP99Ms") =>
    Math.max(own[sign], ...others.map((health) => health[sign]));
  return {
    ...own,
    loopUtilization: most("loopUtilization"),
    gcShare: most("gcShare"),
    loopDelayP99Ms: most("loopDelayP99Ms"),
  };
}

interface Thread {
  /** Requests under way; no thread that is over is ever the least. */
  readonly load: () => number;
  send(body: Buffer, name: string, expectedChunks: number | undefined): Promise<Exchange>;
  post(message: ToThread): void;
  /** Nothing when the thread is over. */
  health(): Promise<ProcessHealth>;
}

const NOTHING: ProcessHealth = { windowMs: 0, loopUtilization: 0, cpuShare: 0, gcShare: 0, loopDelayP99Ms: 0 };

async function openThread(worker: Worker): Promise<Thread> {
  // Places and not a map, for the reason that `client.ts` gives.
  const waiting: ((exchange: Exchange) => void)[] = [];
  const free: number[] = [];
  let underWay = 0;
  let over: string | undefined;
  let onHealth = (_: ProcessHealth) => {};

  const settle = (id: number, exchange: Exchange) => {
    underWay -= 1;
    free.push(id);
    waiting[id]?.(exchange);
  };
  const end = (why: string) => {
    over ??= why;
    onHealth(NOTHING);
    const idle = new Set(free);
    for (const id of waiting.keys()) if (!idle.has(id)) settle(id, lost(over));
  };
  const ready = await Promise.race([once(worker, "message"), once(worker, "exit").then(() => undefined)]);
  if (ready === undefined) throw new CannotJudgeError("a thread of the generator did not start: its reason is above");
  worker.on("message", (message: FromThread) => {
    if (message.kind === "exchange") settle(message.id, message.exchange);
    else if (message.kind === "health") onHealth(message.health);
  });
  worker.on("error", (error) => end(`a thread of the generator failed: ${messageOf(error)}`));
  worker.on("exit", () => end("a thread of the generator ended"));

  return {
    load: () => (over === undefined ? underWay : Number.POSITIVE_INFINITY),
    send(body, name, expectedChunks) {
      if (over !== undefined) return Promise.resolve(lost(over));
      const id = free.pop() ?? waiting.length;
      underWay += 1;
      const exchange = new Promise<Exchange>((resolve) => {
        waiting[id] = resolve;
      });
      const message = { kind: "send", id, body, name } as const;
      worker.postMessage(expectedChunks === undefined ? message : { ...message, expectedChunks });
      return exchange;
    },
    post: (message) => worker.postMessage(message),
    health: () =>
      new Promise((resolve) => {
        onHealth = resolve;
        if (over === undefined) worker.postMessage({ kind: "tell" } satisfies ToThread);
        else resolve(NOTHING);
      }),
  };
}

function lost(detail: string): Exchange {
  return {
    status: "client-limit",
    detail,
    dispatchedAt: performance.now(),
    stamps: new Float64Array(),
    tokens: { output: 0, source: "chunks" },
    turns: 0,
    leftOpen: false,
  };
}
