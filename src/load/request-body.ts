import type { LoadSpec } from "../model/load-spec.ts";
import type { Prompt } from "./prompt.ts";

type Target = Pick<LoadSpec, "endpoint" | "model" | "ignoreEos" | "streamed">;

const PATHS: Readonly<Record<LoadSpec["endpoint"], string>> = {
  completions: "/v1/completions",
  chat: "/v1/chat/completions",
  generate: "/generate",
};

/** The path of the endpoint under a base URL that may have a path of its own. */
export function endpointPath(baseUrl: string, endpoint: LoadSpec["endpoint"]): string {
  return `${new URL(baseUrl).pathname.replace(/\/+$/, "")}${PATHS[endpoint]}`;
}

/**
 * Serialised before the clock starts: a long prompt takes milliseconds. Temperature 0, because an answer's length
 * must not be a matter of chance; `ignore_eos` is sent only when asked for, as not every server knows it.
 */
export function requestBody(target: Target, prompt: Prompt): Buffer {
  return Buffer.from(
    JSON.stringify(target.endpoint === "generate" ? sglangBody(target, prompt) : openAiBody(target, prompt)),
  );
}

function openAiBody({ endpoint, model, ignoreEos, streamed }: Target, { content, images, outputTokens }: Prompt) {
  const asked =
    endpoint === "chat" ? { messages: [{ role: "user", content: chatContent(content, images) }] } : { prompt: content };
  return {
    model,
    ...asked,
    max_tokens: outputTokens,
    temperature: 0,
    ...(streamed ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...(ignoreEos ? { ignore_eos: true } : {}),
  };
}

/** Images behind the text, as vLLM sends them. */
function chatContent(content: Prompt["content"], images: readonly string[] = []) {
  if (images.length === 0) return content;
  return [{ type: "text", text: content }, ...images.map((url) => ({ type: "image_url", image_url: { url } }))];
}

/** https://docs.sglang.ai/basic_usage/native_api.html */
function sglangBody({ ignoreEos, streamed }: Target, { content, outputTokens }: Prompt) {
  return {
    ...(typeof content === "string" ? { text: content } : { input_ids: content }),
    sampling_params: { temperature: 0, max_new_tokens: outputTokens, ...(ignoreEos ? { ignore_eos: true } : {}) },
    stream: streamed,
  };
}
