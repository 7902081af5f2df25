import { UserError } from "../../model/errors.ts";
import type { Line } from "../clean-text.ts";
import { collect, type Printed } from "../collect.ts";
import { count, type Meaning, metric, workload } from "../meaning.ts";
import { readingOf } from "../reading-of.ts";
import type { NamedReading, Placed } from "../tool.ts";
import { unreadNote } from "../unread.ts";
import { onlyRest, onlyWhole } from "./only-whole.ts";
import { pointOf } from "./point.ts";

/** What `bench_one_batch_server` prints of each batch: https://github.com/sgl-project/sglang/blob/main/python/sglang/benchmark/one_batch_server.py */
const LABELS: Readonly<Record<string, Meaning>> = {
  "batch size": workload("batch_size"),
  input_len: workload("input_len"),
  output_len: workload("output_len"),
  latency: metric("avg_latency"),
  // Of the last request that got its first token, under both names.
  ttft: metric("last_ttft"),
  last_ttft: metric("last_ttft"),
  "last generation throughput": metric("last_gen_throughput"),
  "input throughput": metric("input_throughput"),
  "output throughput": metric("output_throughput"),
  "(input + output) throughput": metric("total_token_throughput"),
  "steady-state output throughput": metric("steady_state_output_throughput"),
  acc_length: metric("spec_decode_acceptance_length"),
  spec_accept_rate: metric("spec_accept_rate"),
  "cache hit rate": metric("cache_hit_rate"),
  "total output tokens": count("outputTokens"),
};

const START = /^batch size: \d+$/;
const LABELLED =
  /^([a-z(][\w +()-]{2,40}): (-?\d\S*|nan|inf)(?: (s|tok(?:en)?\/s)(?: over a .*)?| \(requested \d+\))?$/i;
/** Without its unit, a number that has one may be a part of it. */
const WITH_UNIT = /latency|ttft|throughput/;
/** Of the arguments, before a batch. */
const ASKED = /^(?:Input|Output) tokens$/;
const WARM_UP = /^Warmup (Begin|End)\b/;
const END = /^Results are saved to/;

const TOTAL = "(input + output) throughput";
/** One of them is there at least, whatever the version. */
const SPEEDS = [TOTAL, "input throughput", "output throughput"];

interface Block {
  readonly line: Line;
  readonly entries: readonly Printed[];
}

export function hasBatchesOfServer(lines: readonly Line[]): boolean {
  return sectionsIn(lines).some(({ blocks }) => blocks.length > 0);
}

/** @throws UserError when all of them may be the warm-up. */
export function batchesOfServer(lines: readonly Line[], source: string): readonly Placed[] {
  const { measured, warmups } = blocksIn(lines);
  if (measured.length === 0 && warmups > 0) {
    throw new UserError(`${source}: of bench_one_batch_server there is nothing but what it measures to warm up`, {
      hint: "the file is cut off, or the lines below it were not copied",
    });
  }
  const notes = warmups === 0 ? [] : [`results of the warm-up that are not read: ${warmups}`];
  return measured.map((block, at) => ({
    start: block.line.start,
    reading: readingOfBlock(block, at === 0 ? notes : []),
  }));
}

interface Section {
  readonly isWarmUp: boolean;
  readonly blocks: Block[];
}

function blocksIn(lines: readonly Line[]): { readonly measured: readonly Block[]; readonly warmups: number } {
  const found = sectionsIn(lines);
  const measured = found.map(({ isWarmUp, blocks }) =>
    isWarmUp ? [] : isOldWarmUp(blocks[0]) ? blocks.slice(1) : blocks,
  );
  return { measured: measured.flat(), warmups: found.flatMap(({ blocks }) => blocks).length - measured.flat().length };
}

function sectionsIn(lines: readonly Line[]): readonly Section[] {
  const sections: Section[] = [{ isWarmUp: false, blocks: [] }];
  for (const line of lines) {
    const text = line.text.replace(/^=+\s*/, "");
    const mark = WARM_UP.exec(text)?.[1];
    // Its begin was not copied.
    if (mark === "End") sections.push({ isWarmUp: true, blocks: sections.pop()?.blocks ?? [] });
    if (mark !== undefined || line.fence || END.test(text)) sections.push({ isWarmUp: mark === "Begin", blocks: [] });
    const blocks = sections.at(-1)?.blocks ?? [];
    if (START.test(text) && line.whole) blocks.push({ line, entries: [] });
    const block = blocks.pop();
    const entry = line.whole ? entryIn(text) : undefined;
    if (block !== undefined)
      blocks.push(entry === undefined ? block : { ...block, entries: [...block.entries, entry] });
  }
  return sections.map(({ isWarmUp, blocks }) => ({ isWarmUp, blocks: blocks.filter(isResult) }));
}

function entryIn(text: string): Printed | undefined {
  const [, label = "", value = "", unit] = LABELLED.exec(text) ?? [];
  if (label === "" || ASKED.test(label)) return undefined;
  const meaning = LABELS[label.toLowerCase()];
  return meaning !== undefined && WITH_UNIT.test(label) && unit === undefined
    ? undefined
    : { name: label, value, meaning };
}

function wordOf({ entries }: Block, name: string): string | undefined {
  const word = entries.find((entry) => entry.name.toLowerCase() === name)?.value;
  return word === undefined ? undefined : String(word);
}

function isResult(block: Block): boolean {
  return (
    wordOf(block, "latency") !== undefined && block.entries.some(({ name }) => SPEEDS.includes(name.toLowerCase()))
  );
}

/** Until 0.4.6 nothing marked it: 16 sequences of 1024 and 16 tokens, before all others. Alone it may be one, too. */
function isOldWarmUp(block: Block | undefined): boolean {
  if (block === undefined || wordOf(block, "batch size") !== "16") return false;
  const [total, output] = [Number(wordOf(block, TOTAL)), Number(wordOf(block, "output throughput"))];
  return Math.abs(total / output - (1024 + 16) / 16) < 0.01;
}

function readingOfBlock(block: Block, notes: readonly string[]): NamedReading {
  const computed = lengthsOf(block);
  const figures = collect([...block.entries, ...computed], (number) => number === -1);
  const unread = block.entries
    .filter(({ meaning }) => meaning === undefined)
    .map(({ name, value }) => `${name}: ${String(value)}`);
  const lengths = computed.map(({ name, value }) => `${name} ${String(value)}`);
  // Until 0.4.6 the output throughput was of the whole latency.
  const definition = wordOf(block, TOTAL) === undefined ? "sglang-one-batch-server@2" : "sglang-one-batch-server@1";
  const reading = readingOf("sglang-bench", definition, {
    ...figures,
    notes: [
      ...notes,
      ...figures.notes,
      ...(lengths.length === 0 ? [] : [`computed from the printed throughputs and latency: ${lengths.join(", ")}`]),
      ...unreadNote(unread),
    ],
  });
  return { ...reading, ...pointOf(reading.workload) };
}

/** The lengths where they are not printed and only one is possible. */
function lengthsOf(block: Block): readonly Printed[] {
  const [latency = "", total, output] = ["latency", TOTAL, "output throughput"].map((name) => wordOf(block, name));
  if (total === undefined || output === undefined || wordOf(block, "output_len") !== undefined) return [];
  const generated = onlyWhole(output, latency, Number(wordOf(block, "batch size")));
  if (generated === undefined) return [];
  const input = onlyRest(generated, total, output);
  return [
    ...(input === undefined ? [] : [{ name: "input_len", value: input, meaning: workload("input_len") }]),
    { name: "output_len", value: generated, meaning: workload("output_len") },
  ];
}
