import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

interface Asked {
  readonly path: string;
  readonly prompt?: string | readonly number[];
  readonly messages?: readonly { readonly content: string }[];
  readonly max_tokens: number;
  readonly input_ids?: readonly number[];
  readonly text?: string;
  readonly sampling_params?: { readonly max_new_tokens: number };
  readonly stream?: boolean;
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
  readonly interfere?: (
    asked: Asked,
    index: number,
    response: ServerResponse,
    headers: IncomingMessage["headers"],
  ) => boolean;
  /** How many tokens a word is to `/tokenize`; absent: no such page. */
  readonly tokenizer?: (text: string) => readonly number[];
  /** Its page of metrics; none by default. */
  readonly metrics?: () => string | undefined;
  /** It never gives more tokens than this. */
  readonly longest?: number;
  /** What it says it gave of so many output tokens. */
  readonly countOutput?: (tokens: number) => number;
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
    countOutput = (tokens) => tokens,
    metrics = () => undefined,
    longest = Number.POSITIVE_INFINITY,
    tokenizer,
  } = behaviour;
  if (request.method === "GET") {
    const page = metrics();
    response.writeHead(page === undefined ? 404 : 200).end(page);
    return;
  }
  const body = await text(request);
  if (request.url?.endsWith("tokenize")) {
    answerTokenizer(response, request.url, tokenizer, JSON.parse(body));
    return;
  }
  const asked = { path: request.url ?? "", ...JSON.parse(body) } as Asked;
  seen.push(asked);
  if (interfere(asked, seen.length - 1, response, request.headers)) return;
  const content = asked.prompt ?? asked.messages?.[0]?.content ?? asked.input_ids ?? asked.text ?? "";
  const tokens = Math.min(longest, asked.max_tokens ?? asked.sampling_params?.max_new_tokens ?? 1);
  if (typeof content !== "string" && !takesTokenIds) {
    response.writeHead(400).end('{"error": "prompt must be a string"}');
    return;
  }
  const promptTokens = countPrompt(typeof content === "string" ? content.split(" ").length : content.length);
  const counts = { prompt_tokens: promptTokens, completion_tokens: countOutput(tokens) };
  if (asked.stream !== true) {
    const choices = [{ text: " a", finish_reason: "length" }];
    response.end(
      JSON.stringify(asked.sampling_params ? { text: " a", meta_info: counts } : { choices, usage: counts }),
    );
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (let token = 1; token <= tokens; token += 1) {
    await new Promise((resolve) => setTimeout(resolve, tokenMs));
    if (response.destroyed) return;
    response.write(
      `data: ${JSON.stringify(asked.sampling_params ? generated(token, tokens, counts) : chunk(token, tokens))}\n\n`,
    );
  }
  const last = usage && !asked.sampling_params ? `data: ${JSON.stringify({ choices: [], usage: counts })}\n\n` : "";
  response.end(`${last}data: [DONE]\n\n`);
}

function chunk(token: number, of: number) {
  return { choices: [{ text: " a", finish_reason: token === of ? "length" : null }] };
}

/** SGLang repeats the whole text, and counts as it goes. */
function generated(token: number, of: number, counts: object) {
  const finish_reason = token === of ? { type: "length", length: of } : null;
  return { text: " a".repeat(token), meta_info: { ...counts, completion_tokens: token, finish_reason } };
}

interface TokenizerQuestion {
  readonly prompt: string;
  readonly tokens: readonly number[];
}

function answerTokenizer(
  response: ServerResponse,
  url: string,
  tokenizer: Behaviour["tokenizer"],
  { prompt, tokens }: TokenizerQuestion,
): void {
  if (tokenizer === undefined) response.writeHead(404).end("{}");
  else if (url === "/detokenize") response.end(JSON.stringify({ prompt: tokens.map((id) => `t${id}`).join(" ") }));
  else response.end(JSON.stringify({ tokens: tokenizer(prompt), count: tokenizer(prompt).length }));
}
