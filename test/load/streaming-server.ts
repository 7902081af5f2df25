import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

interface Asked {
  readonly path: string;
  readonly prompt?: string | readonly number[];
  readonly messages?: readonly { readonly content: string }[];
  readonly max_tokens: number;
  readonly ignore_eos?: boolean;
}

export interface StreamingServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: Asked[];
  /** The most requests that were being answered at once. */
  readonly peak: () => number;
}

export interface Behaviour {
  readonly takesTokenIds?: boolean;
  readonly usage?: boolean;
  readonly tokenMs?: number;
  /** Instead of an answer; `false` answers. */
  readonly interfere?: (asked: Asked, index: number, response: ServerResponse) => boolean;
  /** Its page of metrics; none by default. */
  readonly metrics?: () => string | undefined;
  /** What it says it counted of so many prompt tokens. */
  readonly countPrompt?: (tokens: number) => number;
}

/** A well-behaved OpenAI server on loopback: one token a chunk. */
export async function streamingServer(behaviour: Behaviour = {}): Promise<StreamingServer> {
  const asked: Asked[] = [];
  let current = 0;
  let peak = 0;
  const server = createServer((request, response) => {
    current += 1;
    peak = Math.max(peak, current);
    response.on("close", () => {
      current -= 1;
    });
    void answer(request, response, asked, behaviour);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    peak: () => peak,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  seen: Asked[],
  behaviour: Behaviour,
): Promise<void> {
  const {
    takesTokenIds = true,
    usage = true,
    tokenMs = 1,
    interfere = () => false,
    countPrompt = (tokens) => tokens,
    metrics = () => undefined,
  } = behaviour;
  if (request.method === "GET") {
    const page = metrics();
    response.writeHead(page === undefined ? 404 : 200).end(page);
    return;
  }
  const asked = { path: request.url ?? "", ...JSON.parse(await text(request)) } as Asked;
  seen.push(asked);
  if (interfere(asked, seen.length - 1, response)) return;
  const content = asked.prompt ?? asked.messages?.[0]?.content ?? "";
  if (typeof content !== "string" && !takesTokenIds) {
    response.writeHead(400).end('{"error": "prompt must be a string"}');
    return;
  }
  const promptTokens = countPrompt(typeof content === "string" ? content.split(" ").length : content.length);
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (let token = 0; token < asked.max_tokens; token += 1) {
    await new Promise((resolve) => setTimeout(resolve, tokenMs));
    if (response.destroyed) return;
    const finish = token === asked.max_tokens - 1 ? "length" : null;
    response.write(`data: ${JSON.stringify({ choices: [{ text: " a", finish_reason: finish }] })}\n\n`);
  }
  const counts = { prompt_tokens: promptTokens, completion_tokens: asked.max_tokens };
  response.end(`${usage ? `data: ${JSON.stringify({ choices: [], usage: counts })}\n\n` : ""}data: [DONE]\n\n`);
}
