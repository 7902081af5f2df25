/** Names one answer in all its parts. */
export interface AnswerHead {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly model: string;
}

export type FinishReason = "length" | "stop";

export interface Usage {
  readonly prompt_tokens: number;
  readonly total_tokens: number;
  readonly completion_tokens: number;
}

export interface Choice {
  readonly index: number;
  readonly text: string;
  readonly finishReason: FinishReason | null;
}

/** How one endpoint writes its answers: the shapes of vLLM 0.32, key by key. */
export interface AnswerShape {
  readonly idPrefix: string;
  /** Sent together with the first token of a choice. */
  readonly opening?: (head: AnswerHead, index: number) => object;
  readonly chunk: (head: AnswerHead, choice: Choice, usage?: Usage) => object;
  /** The chunk without choices behind all others. */
  readonly usage: (head: AnswerHead, usage: Usage) => object;
  readonly whole: (head: AnswerHead, choices: readonly Choice[], usage: Usage) => object;
}

const FINGERPRINT = { system_fingerprint: "simulated" };
const WHOLE_USAGE = { prompt_tokens_details: null, completion_tokens_details: null };
const WHOLE_END = { kv_transfer_params: null, ec_transfer_params: null, metrics: null };

function envelope(object: string, { id, created, model }: AnswerHead, choices: readonly object[], usage?: Usage) {
  return { id, object, created, model, choices, ...(usage === undefined ? {} : { usage }) };
}

export const COMPLETION: AnswerShape = {
  idPrefix: "cmpl",
  chunk: (head, { index, text, finishReason }, usage) => {
    const tokenIds = { prompt_token_ids: null, token_ids: null };
    const choice = { index, text, logprobs: null, finish_reason: finishReason, stop_reason: null, ...tokenIds };
    return envelope("text_completion", head, [choice], usage);
  },
  usage: (head, usage) => ({ ...envelope("text_completion", head, [], usage), ...FINGERPRINT }),
  whole: (head, choices, usage) => ({
    ...envelope("text_completion", head, choices.map(wholeCompletion)),
    service_tier: null,
    ...FINGERPRINT,
    usage: { ...usage, ...WHOLE_USAGE },
    ...WHOLE_END,
  }),
};

export const CHAT: AnswerShape = {
  idPrefix: "chatcmpl",
  opening: (head, index) => chatChunk(head, { index, delta: { role: "assistant", content: "" } }, null),
  chunk: (head, { index, text, finishReason }, usage) =>
    chatChunk(head, { index, delta: { content: text } }, finishReason, usage),
  usage: (head, usage) => ({ ...envelope("chat.completion.chunk", head, [], usage), ...FINGERPRINT }),
  whole: (head, choices, usage) => ({
    ...envelope("chat.completion", head, choices.map(wholeChat)),
    service_tier: null,
    ...FINGERPRINT,
    usage: { ...usage, ...WHOLE_USAGE },
    ...WHOLE_END,
  }),
};

function chatChunk(head: AnswerHead, choice: object, finishReason: FinishReason | null, usage?: Usage) {
  const rest = { logprobs: null, finish_reason: finishReason, token_ids: null };
  return envelope("chat.completion.chunk", head, [{ ...choice, ...rest }], usage);
}

function wholeCompletion({ index, text, finishReason }: Choice) {
  const ends = { logprobs: null, finish_reason: finishReason, stop_reason: null, token_ids: null };
  return { index, text, ...ends, prompt_logprobs: null, prompt_token_ids: null, routed_experts: null };
}

function wholeChat({ index, text, finishReason }: Choice) {
  const message = { role: "assistant", content: text, refusal: null, tool_calls: [], reasoning: null };
  return { index, message, logprobs: null, finish_reason: finishReason, stop_reason: null, token_ids: null };
}
