import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "../model/errors.ts";
import { connectClient, type Exchange } from "./client.ts";
import { watchProcess } from "./health.ts";
import { endpointPath } from "./request-body.ts";
import type { FromThread, ThreadLine, ToThread } from "./thread-messages.ts";
import { openTransport } from "./transport.ts";

/**
 * `load --thread`: sends and reads for the first thread until it is told to end. Instants need no translation: `performance.now()` counts
 * from the start of the process in every thread of it.
 */
export async function serveThread(): Promise<void> {
  if (parentPort === null) throw new UserError("load --thread is started by the generator itself");
  const port = parentPort;
  const { spec, apiKey } = workerData as ThreadLine;
  const transport = await openTransport(spec);
  const client = connectClient({
    ...spec,
    transport,
    path: endpointPath(spec.baseUrl, spec.endpoint),
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  const say = (message: FromThread, moved: readonly ArrayBuffer[] = []) => port.postMessage(message, [...moved]);
  const hand = (id: number, exchange: Exchange) => {
    // Of its own memory, so that it is moved and not copied with what the answer had room for.
    const stamps = exchange.stamps.slice();
    say({ kind: "exchange", id, exchange: { ...exchange, stamps } }, [stamps.buffer]);
  };
  let health = watchProcess();
  await new Promise<void>((resolve) => {
    port.on("message", (message: ToThread) => {
      switch (message.kind) {
        case "send": {
          const { id, body, name, expectedChunks } = message;
          const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
          void client.send(bytes, name, expectedChunks).then((exchange) => hand(id, exchange));
          return;
        }
        case "abandon":
          return client.abandon(message.status, message.detail);
        case "watch":
          health();
          health = watchProcess();
          return;
        case "tell":
          return say({ kind: "health", health: health() });
        case "end":
          return resolve();
      }
    });
    say({ kind: "ready" });
  });
  client.close();
  transport.end();
  port.close();
}
