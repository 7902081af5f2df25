import type { LoadSpec } from "../model/load-spec.ts";
import type { Client, Exchange } from "./client.ts";
import type { PromptForm } from "./prompt.ts";
import { FIRST_TOKEN_ID, TOKEN_IDS } from "./random-prompts.ts";
import { requestBody } from "./request-body.ts";

export interface Capability {
  readonly form: PromptForm;
  /** What the probe was answered; absent when nothing had to be asked. */
  readonly probe?: Exchange;
}

const PROBE_TOKENS = 16;

/** Data sets whose prompts are somebody's texts. */
const TEXTS: ReadonlySet<LoadSpec["dataset"]["name"]> = new Set(["sharegpt", "custom", "image-folder", "hugging-face"]);

/**
 * Whether the server takes token ids as one prompt, found out by sending some: it must count exactly as many prompt tokens
 * (LMDeploy takes a list of ids for a list of prompts). Only prompts that are made here can be ids, and not in a chat.
 */
export async function promptForm(spec: LoadSpec, client: Client): Promise<Capability> {
  if (spec.endpoint === "chat" || TEXTS.has(spec.dataset.name)) return { form: "text" };
  const content = Array.from({ length: PROBE_TOKENS }, (_, index) => FIRST_TOKEN_ID + TOKEN_IDS - 1 - index);
  const prompt = { content, inputTokens: PROBE_TOKENS, outputTokens: 2 };
  const probe = await client.send(requestBody(spec, prompt), "probe");
  const exact = probe.status === "completed" && probe.tokens.prompt === PROBE_TOKENS;
  return { form: exact ? "token-ids" : "text", probe };
}
