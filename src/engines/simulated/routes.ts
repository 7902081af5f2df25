import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { CHAT, COMPLETION } from "./answer.ts";
import { type EngineState, generate } from "./generation.ts";
import { metricsText } from "./metrics-text.ts";
import { chatTokens, detokenizeBody, readChat, readCompletion, tokenizeBody } from "./request-body.ts";
import { errorBody, RequestError } from "./request-error.ts";
import { sendJson, sendText } from "./response.ts";
import type { Scheduler } from "./scheduler.ts";
import { decode, encode, VOCABULARY_SIZE } from "./tokenizer.ts";

/** What the routes answer from. */
export interface Site extends EngineState {
  readonly scheduler: Scheduler;
  /** Unix seconds. */
  readonly startedAt: number;
}

type Route = (site: Site, response: ServerResponse, body: unknown) => void;

const ROUTES: Readonly<Record<string, Route>> = {
  "GET /health": (_site, response) => sendText(response, 200, "text/plain", ""),
  "GET /ping": (_site, response) => sendText(response, 200, "text/plain", ""),
  "GET /version": (_site, response) => sendJson(response, 200, { version: "simulated" }),
  "GET /v1/models": (site, response) => sendJson(response, 200, modelList(site)),
  "GET /metrics": ({ knobs, scheduler, finished }, response) =>
    sendText(
      response,
      200,
      "text/plain; version=1.0.0; charset=utf-8",
      metricsText(knobs.model, scheduler.counts(), finished),
    ),
  "POST /v1/completions": (site, response, body) => generate(COMPLETION, readCompletion(body), response, site),
  "POST /v1/chat/completions": (site, response, body) => generate(CHAT, readChat(body), response, site),
  "POST /tokenize": ({ knobs }, response, body) => {
    const asked = tokenizeBody.parse(body);
    const tokens = "prompt" in asked ? encode(asked.prompt) : chatTokens(asked.messages);
    sendJson(response, 200, { count: tokens.length, max_model_len: knobs.maxModelLen, tokens, token_strs: null });
  },
  "POST /detokenize": (_site, response, body) => {
    const { tokens } = detokenizeBody.parse(body);
    const stranger = tokens.find((token) => token >= VOCABULARY_SIZE);
    if (stranger !== undefined)
      throw new RequestError(400, "BadRequestError", `Token id ${stranger} is out of vocabulary`);
    sendJson(response, 200, { prompt: decode(tokens) });
  },
  "POST /reset_prefix_cache": ({ scheduler }, response) =>
    sendJson(response, 200, { success: scheduler.resetPrefixCache() }),
};

const PATHS = new Set(Object.keys(ROUTES).map((route) => route.split(" ")[1]));

/** Answers one HTTP request; never throws. */
export async function route(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const found = ROUTES[`${request.method} ${path}`];
    const text = await readText(request);
    if (found === undefined) {
      const isPathKnown = PATHS.has(path);
      return sendJson(response, isPathKnown ? 405 : 404, { detail: isPathKnown ? "Method Not Allowed" : "Not Found" });
    }
    found(site, response, text === "" ? undefined : JSON.parse(text));
  } catch (thrown) {
    if (response.headersSent || response.destroyed) return void response.destroy();
    const error = asRequestError(thrown);
    sendJson(response, error.status, errorBody(error));
  }
}

function asRequestError(thrown: unknown): RequestError {
  if (thrown instanceof RequestError) return thrown;
  if (thrown instanceof z.ZodError) return new RequestError(400, "BadRequestError", z.prettifyError(thrown));
  if (thrown instanceof SyntaxError) return new RequestError(400, "BadRequestError", `body: ${thrown.message}`);
  return new RequestError(500, "InternalServerError", String(thrown));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function modelList({ knobs, startedAt }: Site) {
  const model = { id: knobs.model, object: "model", created: startedAt, owned_by: "simulated", root: knobs.model };
  return { object: "list", data: [{ ...model, parent: null, max_model_len: knobs.maxModelLen, permission: [] }] };
}
