import { UserError } from "../model/errors.ts";
import type { OwnDatasetSpec } from "../model/spec.ts";
import { jsonLines } from "./json-elements.ts";
import { type RandomBits, seededTwister } from "./mersenne-twister.ts";
import type { Prompt, PromptForm } from "./prompt.ts";
import { checkLength, checkTotal } from "./prompt-limits.ts";
import { drawIds, promptOf } from "./random-prompts.ts";

export type TraceDataset = Extract<OwnDatasetSpec, { readonly name: "trace" }>;

export interface Trace {
  readonly prompts: (form: PromptForm) => readonly Prompt[];
  /** When each request is due, in microseconds after the first. */
  readonly arrivalsUs: readonly number[];
}

interface Entry {
  readonly timestamp: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly blocks: readonly unknown[];
}

/**
 * The first requests of a recorded trace: one `{"timestamp", "input_length", "output_length", "hash_ids"}` a line, as Mooncake's and
 * vLLM's `timed_trace` have them. Prompts are random but for the blocks that `hash_ids` name: equal ids are equal tokens, so that a
 * prefix cache hits where the recorded one did.
 * @throws UserError with file and line when an entry cannot be used, or when there are too few.
 */
export function readTrace(
  { path, unitSeconds, blockTokens }: TraceDataset,
  bytes: Buffer,
  count: number,
  seed: number,
): Trace {
  const entries: Entry[] = [];
  for (const { line, value } of jsonLines(bytes, path)) {
    if (entries.length === count) break;
    entries.push(entryOf(value, `${path}:${line}`));
  }
  if (entries.length < count) {
    throw new UserError(`${path}: ${entries.length} requests in the trace, ${count} are asked for`, {
      hint: `prompts: ${entries.length}`,
    });
  }
  checkTotal(
    entries.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    path,
  );
  entries.sort((a, b) => a.timestamp - b.timestamp);
  const start = entries[0]?.timestamp ?? 0;
  return {
    arrivalsUs: entries.map(({ timestamp }) => Math.round((timestamp - start) * unitSeconds * 1e6)),
    prompts(form) {
      const bits = seededTwister(seed);
      return entries.map((entry) => promptOf(idsOf(entry, blockTokens, bits), entry.outputTokens, form));
    },
  };
}

function idsOf({ inputTokens, blocks }: Entry, blockTokens: number, bits: RandomBits): readonly number[] {
  const ids: number[] = [];
  for (const block of blocks) {
    const own = seededTwister(hashOf(String(block)));
    ids.push(...drawIds(own, Math.max(0, Math.min(blockTokens, inputTokens - ids.length))));
  }
  return [...ids, ...drawIds(bits, inputTokens - ids.length)];
}

/** FNV-1a, 32 bits: any spread will do. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}

function entryOf(value: unknown, where: string): Entry {
  const object = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const number = (key: string, least: number) => {
    const found = object[key];
    if (typeof found === "number" && Number.isFinite(found) && found >= least) {
      if (key.endsWith("_length")) checkLength(found, where, `"${key}"`);
      return found;
    }
    throw new UserError(
      `${where}: "${key}" is ${JSON.stringify(found) ?? "missing"}, expected a number from ${least}`,
      {
        hint: 'one {"timestamp": 0, "input_length": 512, "output_length": 32} a line',
      },
    );
  };
  const { hash_ids: blocks } = object;
  return {
    timestamp: number("timestamp", 0),
    inputTokens: Math.round(number("input_length", 1)),
    outputTokens: Math.round(number("output_length", 1)),
    blocks: Array.isArray(blocks) ? blocks : [],
  };
}
