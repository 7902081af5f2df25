import { type Dispatcher, request } from "undici";
import type { LoadSpec } from "../model/load-spec.ts";

/** The server's own tokenizer; every answer is `undefined` when it does not tell. */
export interface ServerTokenizer {
  /** Tokens of a text with the special ones that the tokenizer adds. */
  readonly count: (text: string) => Promise<number | undefined>;
  /** Without special ones. */
  readonly ids: (text: string) => Promise<readonly number[] | undefined>;
  readonly text: (ids: readonly number[]) => Promise<string | undefined>;
}

const PATIENCE_MS = 10_000;

type Asked = Pick<LoadSpec, "baseUrl" | "model">;

/** `/tokenize` and `/detokenize`, as vLLM and SGLang have them beside the OpenAI interface. */
export function serverTokenizer({ baseUrl, model }: Asked, dispatcher: Dispatcher, apiKey?: string): ServerTokenizer {
  const headers = {
    "content-type": "application/json",
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  const ask = async (path: string, question: object, key: string): Promise<unknown> => {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const body = JSON.stringify({ model, ...question });
      const answer = await request(new URL(path, baseUrl), {
        method: "POST",
        headers,
        body,
        signal,
        dispatcher,
      });
      const told: unknown = await answer.body.json();
      if (answer.statusCode !== 200 || typeof told !== "object" || told === null) return undefined;
      return (told as Readonly<Record<string, unknown>>)[key];
    } catch {
      return undefined;
    }
  };
  return {
    async count(prompt) {
      const count = await ask("/tokenize", { prompt }, "count");
      return typeof count === "number" && Number.isInteger(count) ? count : undefined;
    },
    async ids(prompt) {
      const ids = await ask("/tokenize", { prompt, add_special_tokens: false }, "tokens");
      return Array.isArray(ids) && ids.every(Number.isInteger) ? ids : undefined;
    },
    async text(tokens) {
      const text = await ask("/detokenize", { tokens }, "prompt");
      return typeof text === "string" ? text : undefined;
    },
  };
}
