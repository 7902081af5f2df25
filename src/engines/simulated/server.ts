import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Knobs } from "./knobs.ts";
import { createNoise } from "./noise.ts";
import { realPace } from "./pace.ts";
import { route, type Site } from "./routes.ts";
import { createScheduler } from "./scheduler.ts";
import { createStepLoop } from "./step-loop.ts";

export interface SimulatedServer {
  readonly port: number;
  /** Cuts every connection. */
  readonly close: () => Promise<void>;
}

/** Longer than any client keeps an idle connection, so that the client closes first and never meets a closing one. */
const KEEP_ALIVE_MS = 65_000;

/**
 * Listens and answers until closed.
 * @throws the error of `listen`, `EADDRINUSE` for a port that is taken.
 */
export async function startServer(knobs: Knobs, crash: () => void): Promise<SimulatedServer> {
  const scheduler = createScheduler({ ...knobs, prefixCaching: !knobs.noPrefixCaching });
  const seed = knobs.seed === "" ? `${process.pid}/${Date.now()}` : knobs.seed;
  const loop = createStepLoop(scheduler, knobs, createNoise(knobs, seed), realPace);
  const site: Site = {
    knobs,
    scheduler,
    loop,
    crash,
    finished: { stop: 0, length: 0, abort: 0 },
    served: { requests: 0, sequences: 0 },
    startedAt: Math.floor(Date.now() / 1000),
  };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, (request, response) => {
    void route(site, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen({ host: knobs.host, port: knobs.port }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      loop.halt();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
