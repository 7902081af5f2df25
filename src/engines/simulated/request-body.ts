import { z } from "zod";
import { encode } from "./tokenizer.ts";

const common = z.object({
  model: z.string().optional(),
  n: z.literal(1).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z
    .object({ include_usage: z.boolean().nullish(), continuous_usage_stats: z.boolean().nullish() })
    .nullish(),
  ignore_eos: z.boolean().nullish(),
  seed: z.number().int().nullish(),
  max_tokens: z.number().int().min(1).nullish(),
});

const completionBody = common.extend({
  prompt: z.union([z.string(), z.array(z.string()).min(1), z.array(z.number().int().min(0)).min(1)]),
});

const chatPart = z.object({ type: z.literal("text"), text: z.string() });
const chatBody = common.extend({
  max_completion_tokens: z.number().int().min(1).nullish(),
  messages: z.array(z.object({ role: z.string(), content: z.union([z.string(), z.array(chatPart)]).nullish() })).min(1),
});

export const tokenizeBody = z.union([
  z.object({ prompt: z.string() }),
  z.object({ messages: chatBody.shape.messages }),
]);
export const detokenizeBody = z.object({ tokens: z.array(z.number().int().min(0)) });

/** What a completion or chat request asks for, in tokens. */
export interface GenerationRequest {
  readonly model?: string;
  /** One token list a prompt. */
  readonly prompts: readonly (readonly number[])[];
  /** Absent: as many as the context holds. */
  readonly maxTokens?: number;
  readonly ignoreEos: boolean;
  readonly seed: number;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly continuousUsage: boolean;
}

/** vLLM's default for `/v1/completions`. */
const COMPLETION_MAX_TOKENS = 16;

/** @throws ZodError when the body is not a completion request. */
export function readCompletion(body: unknown): GenerationRequest {
  const parsed = completionBody.parse(body);
  return {
    ...asked(parsed),
    maxTokens: parsed.max_tokens ?? COMPLETION_MAX_TOKENS,
    prompts: promptTokens(parsed.prompt),
  };
}

/** @throws ZodError when the body is not a chat request. */
export function readChat(body: unknown): GenerationRequest {
  const parsed = chatBody.parse(body);
  const maxTokens = parsed.max_completion_tokens ?? parsed.max_tokens;
  return { ...asked(parsed), ...(maxTokens ? { maxTokens } : {}), prompts: [chatTokens(parsed.messages)] };
}

/** The chat template: each message behind its role, then the assistant's turn. */
export function chatTokens(messages: z.infer<typeof chatBody>["messages"]): number[] {
  const turns = messages.map(({ role, content }) => {
    const text = Array.isArray(content) ? content.map((part) => part.text).join("") : (content ?? "");
    return `<${role}>${text}\n`;
  });
  return encode(`${turns.join("")}<assistant>`);
}

function asked(body: z.infer<typeof common>) {
  return {
    ...(body.model === undefined ? {} : { model: body.model }),
    ignoreEos: body.ignore_eos ?? false,
    seed: body.seed ?? 0,
    stream: body.stream ?? false,
    includeUsage: body.stream_options?.include_usage ?? false,
    continuousUsage: body.stream_options?.continuous_usage_stats ?? false,
  };
}

function promptTokens(prompt: string | readonly string[] | readonly number[]): readonly (readonly number[])[] {
  if (typeof prompt === "string") return [encode(prompt)];
  return prompt.every((item) => typeof item === "number") ? [prompt] : prompt.map((text) => encode(String(text)));
}
