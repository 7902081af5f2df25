import type { LoadSpec } from "../model/load-spec.ts";
import type { Prompt } from "./prompt.ts";

type Target = Pick<LoadSpec, "endpoint" | "model" | "ignoreEos">;

const PATHS: Readonly<Record<LoadSpec["endpoint"], string>> = {
  completions: "/v1/completions",
  chat: "/v1/chat/completions",
};

/** The path of the endpoint under a base URL that may have a path of its own. */
export function endpointPath(baseUrl: string, endpoint: LoadSpec["endpoint"]): string {
  return `${new URL(baseUrl).pathname.replace(/\/+$/, "")}${PATHS[endpoint]}`;
}

/**
 * Serialised before the clock starts: a long prompt takes milliseconds. Temperature 0, because an answer's length
 * must not be a matter of chance; `ignore_eos` is sent only when asked for, as not every server knows it.
 */
export function requestBody({ endpoint, model, ignoreEos }: Target, { content, outputTokens }: Prompt): Buffer {
  const asked = endpoint === "chat" ? { messages: [{ role: "user", content }] } : { prompt: content };
  const body = {
    model,
    ...asked,
    max_tokens: outputTokens,
    temperature: 0,
    stream: true,
    stream_options: { include_usage: true },
    ...(ignoreEos ? { ignore_eos: true } : {}),
  };
  return Buffer.from(JSON.stringify(body));
}
