import type { Prompt } from "./prompt.ts";
import type { ServerTokenizer } from "./server-tokenizer.ts";

/** A text that is not as long as asked after so many rounds never will be. */
const ROUNDS = 10;
/** So many prompts are made at a time. */
const BATCH = 32;

/**
 * Texts of which the server's tokenizer makes as many tokens as were asked for, where ids cannot be sent: decoded, encoded again, and
 * cut or filled up until the length is right, as vLLM does it (`gen_prompt_decode_to_target_len`).
 * @returns `undefined` when the server has no tokenizer to ask.
 */
export async function exactTexts(
  prompts: readonly Prompt[],
  tokenizer: ServerTokenizer,
): Promise<readonly Prompt[] | undefined> {
  const texts: Prompt[] = [];
  for (let at = 0; at < prompts.length; at += BATCH) {
    const made = await Promise.all(prompts.slice(at, at + BATCH).map((prompt) => exactText(prompt, tokenizer)));
    for (const prompt of made) {
      if (prompt === undefined) return undefined;
      texts.push(prompt);
    }
  }
  return texts;
}

/** When the length cannot be reached, what is asked for is what was. */
async function exactText(prompt: Prompt, tokenizer: ServerTokenizer): Promise<Prompt | undefined> {
  if (typeof prompt.content === "string") return prompt;
  const wanted = prompt.content;
  let ids = wanted;
  for (let round = 1; ; round += 1) {
    const content = await tokenizer.text(ids);
    const again = content === undefined ? undefined : await tokenizer.ids(content);
    if (content === undefined || again === undefined) return undefined;
    if (again.length === wanted.length || round === ROUNDS) return { ...prompt, content, inputTokens: again.length };
    ids = again.length > wanted.length ? again.slice(0, wanted.length) : [...again, ...wanted.slice(again.length)];
  }
}
