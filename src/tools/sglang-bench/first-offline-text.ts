import type { Line } from "../clean-text.ts";
import type { JsonObject } from "../json-object.ts";
import type { Placed } from "../tool.ts";
import { offlineReading } from "./offline.ts";

/** `bench_offline_throughput` of November 2024 printed its result as Python's dictionary, before it printed a block. */
const DICTIONARY = /^\{'(?:run_name|total_input_tokens)': .*'throughput': [^,}]+\}$/;
const PAIR = /'(\w+)': (?:'([^']*)'|([^,}]+))/g;

export function isFirstOffline({ text }: Line): boolean {
  return DICTIONARY.test(text);
}

export function firstOffline(lines: readonly Line[]): readonly Placed[] {
  return lines.filter(isFirstOffline).flatMap((line) => {
    const reading = offlineReading(dictionaryIn(line.text));
    return reading === undefined ? [] : [{ start: line.start, reading }];
  });
}

function dictionaryIn(text: string): JsonObject {
  const pairs = [...text.matchAll(PAIR)].map(([, key = "", word, bare = ""]) => {
    const number = Number(bare);
    return [key, word ?? (Number.isFinite(number) ? number : bare)] as const;
  });
  return Object.fromEntries(pairs);
}
