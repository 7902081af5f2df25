import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { hrtime, stdin, stdout } from "node:process";

/** What the server did with one request, in microseconds of the machine's monotonic clock. */
export interface Served {
  readonly receivedUs: number;
  readonly sentUs: number[];
}

const CHUNKS = 40;
const CHUNK_MS = 2;
const EVENT = `data: ${JSON.stringify({ id: "cmpl-calibration", object: "text_completion", created: 0, model: "calibration", choices: [{ index: 0, text: " a", logprobs: null, finish_reason: null }] })}\n\n`;
const LAST = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 1, completion_tokens: CHUNKS } })}\n\ndata: [DONE]\n\n`;

export function nowUs(): number {
  return Number(hrtime.bigint() / 1000n);
}

/**
 * A server on loopback that answers every POST with the same stream, a chunk every two milliseconds, and GET with what it did when, by
 * `x-request-id`. Prints its port; ends with its standard input.
 */
export async function serveCalibration(): Promise<void> {
  const served: Record<string, Served> = {};
  const server = createServer((request, response) => {
    if (request.method === "GET") response.end(JSON.stringify(served));
    else request.resume().on("end", () => answer(request, response, served));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  stdout.write(`${typeof address === "object" && address !== null ? address.port : 0}\n`);
  await new Promise((resolve) => stdin.resume().on("close", resolve));
  server.closeAllConnections();
  server.close();
}

function answer(request: IncomingMessage, response: ServerResponse, served: Record<string, Served>): void {
  const one: Served = { receivedUs: nowUs(), sentUs: [] };
  served[String(request.headers["x-request-id"])] = one;
  response.socket?.setNoDelay(true);
  response.writeHead(200, { "content-type": "text/event-stream" });
  const sending = setInterval(() => {
    one.sentUs.push(nowUs());
    if (one.sentUs.length < CHUNKS) return void response.write(EVENT);
    clearInterval(sending);
    response.end(EVENT + LAST);
  }, CHUNK_MS);
  response.on("close", () => clearInterval(sending));
}
