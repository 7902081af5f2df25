import { UserError } from "../model/errors.ts";
import type { DatasetSpec } from "../model/spec.ts";
import { jsonElements, jsonLines } from "./json-elements.ts";
import type { Prompt } from "./prompt.ts";
import { pythonRandom } from "./python-random.ts";

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
export function filePrompts(dataset: FileDataset, bytes: Buffer, count: number, seed: number): readonly Prompt[] {
  const found = dataset.name === "sharegpt" ? shareGpt(dataset, bytes, seed) : custom(dataset, bytes, seed);
  const chosen: Prompt[] = [];
  for (const prompt of found) {
    if (chosen.length === count) break;
    chosen.push(prompt);
  }
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

/** First turn asks, second answers. Lengths are estimated from the bytes: nobody here has the model's tokenizer. */
function* shareGpt(
  dataset: Extract<FileDataset, { name: "sharegpt" }>,
  bytes: Buffer,
  seed: number,
): Generator<Prompt> {
  const dialogues: { readonly asked: string; readonly answered: string }[] = [];
  for (const element of jsonElements(bytes, dataset.path)) {
    const [first, second] = turnsOf(element);
    if (first !== undefined && second !== undefined) dialogues.push({ asked: first, answered: second });
  }
  for (const { asked, answered } of pythonRandom(seed).shuffled(dialogues)) {
    const input = estimatedTokens(asked);
    const output = dataset.outputTokens ?? estimatedTokens(answered);
    const longEnough = input >= SHORTEST && (dataset.outputTokens !== undefined || output >= SHORTEST);
    if (longEnough && input <= LONGEST_PROMPT && input + output <= LONGEST_TOTAL) {
      yield { content: asked, outputTokens: output };
    }
  }
}

/** The texts of the turns; none when there are fewer than two turns. */
function turnsOf(element: unknown): readonly string[] {
  const conversations = member(element, "conversations");
  if (!Array.isArray(conversations) || conversations.length < 2) return [];
  return conversations.slice(0, 2).flatMap((turn) => {
    const value = member(turn, "value");
    return typeof value === "string" ? [value] : [];
  });
}

function* custom(dataset: Extract<FileDataset, { name: "custom" }>, bytes: Buffer, seed: number): Generator<Prompt> {
  const prompts: Prompt[] = [];
  for (const { line, value } of jsonLines(bytes, dataset.path)) {
    const prompt = member(value, "prompt");
    if (typeof prompt !== "string") {
      throw new UserError(`${dataset.path}:${line}: no "prompt" text in this line`, { hint: HINTS.custom });
    }
    prompts.push({ content: prompt, outputTokens: outputTokensOf(dataset, value, line) });
  }
  yield* pythonRandom(seed).shuffled(prompts);
}

/** vLLM's rule: a length of −1 means that each line brings its own. */
function outputTokensOf(
  { path, outputTokens }: Extract<FileDataset, { name: "custom" }>,
  value: unknown,
  line: number,
): number {
  if (outputTokens > 0) return outputTokens;
  const own = member(value, "output_tokens");
  if (typeof own === "number" && Number.isInteger(own) && own > 0) return own;
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
