import type { LoadSpec } from "../model/load-spec.ts";
import { ask as askServer } from "./ask.ts";
import type { Transport } from "./transport.ts";

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
export function serverTokenizer({ baseUrl, model }: Asked, transport: Transport, apiKey?: string): ServerTokenizer {
  const ask = async (path: string, question: object, key: string): Promise<unknown> => {
    const answer = await askServer(transport, {
      url: new URL(path, baseUrl),
      body: { model, ...question },
      patienceMs: PATIENCE_MS,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
    return answer === undefined ? undefined : valueIn(answer, key);
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

function valueIn(answer: string, key: string): unknown {
  try {
    const told: unknown = JSON.parse(answer);
    return typeof told === "object" && told !== null ? (told as Readonly<Record<string, unknown>>)[key] : undefined;
  } catch {
    return undefined;
  }
}
