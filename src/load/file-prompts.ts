import { UserError } from "../model/errors.ts";
import type { DatasetSpec } from "../model/spec.ts";
import { jsonElements, jsonLines } from "./json-elements.ts";
import type { Prompt } from "./prompt.ts";
import { checkLength } from "./prompt-limits.ts";
import { pythonRandom } from "./python-random.ts";
import type { ServerTokenizer } from "./server-tokenizer.ts";

export type FileDataset = Extract<DatasetSpec, { readonly name: "sharegpt" | "custom" }>;

/** vLLM's limits on what it takes of ShareGPT (`is_valid_sequence` in `vllm/benchmarks/datasets/datasets.py`), in tokens. */
const SHORTEST = 4;
const LONGEST_PROMPT = 1024;
const LONGEST_TOTAL = 2048;

/**
 * Prompts from a file, picked as vLLM picks them: shuffled by Python's generator with the seed, filtered, cut to the number of
 * requests, and repeated by the same generator when the file has fewer.
 * @throws UserError with file and line when the data cannot be used.
 */
export async function filePrompts(
  dataset: FileDataset,
  bytes: Buffer,
  count: number,
  seed: number,
  countTokens: CountTokens = async () => undefined,
): Promise<readonly Prompt[]> {
  const found =
    dataset.name === "sharegpt"
      ? await shareGpt(dataset, pythonRandom(seed).shuffled(dialogues(dataset.path, bytes)), count, countTokens)
      : custom(dataset, bytes, seed);
  const chosen = found.slice(0, count);
  const [first] = chosen;
  if (first === undefined) {
    throw new UserError(`${dataset.path}: no usable prompt in the ${dataset.name} data set`, {
      hint: HINTS[dataset.name],
    });
  }
  const { below } = pythonRandom(seed);
  const size = chosen.length;
  while (chosen.length < count) chosen.push(chosen[below(size)] ?? first);
  return chosen;
}

const HINTS: Readonly<Record<FileDataset["name"], string>> = {
  sharegpt:
    'expected a JSON array of {"conversations": [{"value": "…"}, {"value": "…"}]} with prompts of 4 to 1024 tokens',
  custom: 'expected one {"prompt": "…"} a line',
};

interface Dialogue {
  readonly asked: string;
  readonly answered: string;
}

/** First turn asks, second answers. */
function dialogues(path: string, bytes: Buffer): readonly Dialogue[] {
  const found: Dialogue[] = [];
  for (const element of jsonElements(bytes, path)) {
    const [first, second] = turnsOf(element);
    if (first !== undefined && second !== undefined) found.push({ asked: first, answered: second });
  }
  return found;
}

/** So many texts are counted at a time. */
const BATCH = 32;

/**
 * The first that vLLM would take. Lengths are the server's own tokenizer's, as vLLM's are; estimated from the bytes where it has none,
 * and then not told as asked for.
 */
async function shareGpt(
  { outputTokens }: Extract<FileDataset, { name: "sharegpt" }>,
  shuffled: readonly Dialogue[],
  count: number,
  countTokens: CountTokens,
): Promise<readonly Prompt[]> {
  const exact = shuffled[0] !== undefined && (await countTokens(shuffled[0].asked)) !== undefined;
  const lengthOf = async (text: string) => (exact ? await countTokens(text) : undefined) ?? estimatedTokens(text);
  const chosen: Prompt[] = [];
  for (let at = 0; at < shuffled.length && chosen.length < count; at += BATCH) {
    const measured = shuffled.slice(at, at + BATCH).map(async ({ asked, answered }) => ({
      asked,
      input: await lengthOf(asked),
      output: outputTokens ?? (await lengthOf(answered)),
    }));
    for (const { asked, input, output } of await Promise.all(measured)) {
      const longEnough = input >= SHORTEST && (outputTokens !== undefined || output >= SHORTEST);
      if (!longEnough || input > LONGEST_PROMPT || input + output > LONGEST_TOTAL) continue;
      chosen.push({ content: asked, ...(exact ? { inputTokens: input } : {}), outputTokens: output });
    }
  }
  return chosen;
}

type CountTokens = ServerTokenizer["count"];

/** The texts of the turns; none when there are fewer than two turns. */
function turnsOf(element: unknown): readonly string[] {
  const conversations = member(element, "conversations");
  if (!Array.isArray(conversations) || conversations.length < 2) return [];
  return conversations.slice(0, 2).flatMap((turn) => {
    const value = member(turn, "value");
    return typeof value === "string" ? [value] : [];
  });
}

function custom(dataset: Extract<FileDataset, { name: "custom" }>, bytes: Buffer, seed: number): readonly Prompt[] {
  const prompts: Prompt[] = [];
  for (const { line, value } of jsonLines(bytes, dataset.path)) {
    const prompt = member(value, "prompt");
    if (typeof prompt !== "string") {
      throw new UserError(`${dataset.path}:${line}: no "prompt" text in this line`, { hint: HINTS.custom });
    }
    if (prompt === "") {
      throw new UserError(`${dataset.path}:${line}: the "prompt" is empty: there is nothing to ask`, {
        hint: HINTS.custom,
      });
    }
    prompts.push({ content: prompt, outputTokens: outputTokensOf(dataset, value, line) });
  }
  return pythonRandom(seed).shuffled(prompts);
}

/** vLLM's rule: a length of −1 means that each line brings its own. */
function outputTokensOf(
  { path, outputTokens }: Extract<FileDataset, { name: "custom" }>,
  value: unknown,
  line: number,
): number {
  if (outputTokens > 0) return outputTokens;
  const own = member(value, "output_tokens");
  if (typeof own === "number" && Number.isInteger(own) && own > 0) {
    checkLength(own, `${path}:${line}`, '"output_tokens"');
    return own;
  }
  throw new UserError(
    `${path}:${line}: "output_tokens" is ${JSON.stringify(own) ?? "missing"}, expected a whole number above 0`,
    {
      hint: "give each line its output_tokens, or the data set an output length",
    },
  );
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** A quarter of the UTF-8 bytes: near four letters of English or one and a third Chinese characters a token. */
function estimatedTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 4);
}
