import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filePrompts } from "../../src/load/file-prompts.ts";
import { pythonRandom } from "../../src/load/python-random.ts";
import { randomPrompts, repeatedPrefixes } from "../../src/load/random-prompts.ts";
import { readTrace } from "../../src/load/trace-prompts.ts";
import { oracle } from "./oracle.ts";

const RANDOM = { name: "random", inputTokens: 50, outputTokens: 8, rangeRatio: 0.2, prefixTokens: 10 } as const;

describe("random prompts", () => {
  it.each(oracle.lengths)("have the lengths that vLLM draws for seed $seed and ratio $ratio", (expected) => {
    const { seed, ratio, inputTokens, outputTokens, inputs, outputs } = expected;
    const dataset = { ...RANDOM, inputTokens, outputTokens, rangeRatio: ratio, prefixTokens: 3 };
    const prompts = randomPrompts(dataset, inputs.length, seed, "token-ids");
    expect(prompts.map(({ content }) => content.length - 3)).toEqual(inputs);
    expect(prompts.map((prompt) => prompt.outputTokens)).toEqual(outputs);
  });

  it("depend on nothing but data set and seed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, other) => {
        const prompts = randomPrompts(RANDOM, 5, seed, "token-ids");
        expect(randomPrompts(RANDOM, 5, seed, "token-ids")).toEqual(prompts);
        if (seed !== other) expect(randomPrompts(RANDOM, 5, other, "token-ids")).not.toEqual(prompts);
      }),
    );
  });

  it("share the prefix and differ behind it", () => {
    const prompts = randomPrompts(RANDOM, 20, 1, "token-ids").map(({ content }) => content.slice(0, 11));
    expect(new Set(prompts.map((ids) => ids.slice(0, 10).toString())).size).toBe(1);
    expect(new Set(prompts.map((ids) => ids[10])).size).toBeGreaterThan(15);
  });

  it("have a word for each token where the server takes no ids", () => {
    const [prompt] = randomPrompts(RANDOM, 1, 3, "text");
    expect(String(prompt?.content).split(" ")).toHaveLength(prompt?.inputTokens ?? 0);
  });
});

describe("lengths beyond all models", () => {
  const trace = { name: "trace", path: "trace.jsonl", unitSeconds: 1, blockTokens: 4 } as const;
  const traced = (...lengths: readonly number[]) =>
    readTrace(
      trace,
      jsonl(...lengths.map((input_length) => ({ timestamp: 0, input_length, output_length: 1 }))),
      lengths.length,
      1,
    );

  it("are refused in a trace, with file and line", () => {
    expect(() => traced(5, 1e9)).toThrow(
      'trace.jsonl:2: "input_length" is 1000000000, the longest that is made is 10000000 tokens',
    );
    expect(() => traced(...Array.from({ length: 11 }, () => 1e7))).toThrow(
      "trace.jsonl: the prompts are 110000000 tokens in all",
    );
  });

  it("are refused where they are made", () => {
    expect(() => randomPrompts({ ...RANDOM, inputTokens: 1e9 }, 1, 1, "text")).toThrow("random: the longest prompt is");
    expect(() => randomPrompts({ ...RANDOM, outputTokens: 1e9 }, 1, 1, "text")).toThrow(
      "random: the longest answer is",
    );
    const repeated = {
      name: "prefix-repetition",
      prefixTokens: 1e9,
      suffixTokens: 1,
      prefixes: 1,
      outputTokens: 1,
    } as const;
    expect(() => repeatedPrefixes(repeated, 1, 1, "text")).toThrow("prefix-repetition: a prompt is 1000000001");
  });

  it("are refused as a line's own output length", async () => {
    const own = filePrompts({ ...custom, outputTokens: -1 }, jsonl({ prompt: "a", output_tokens: 1e9 }), 1, 1);
    await expect(own).rejects.toThrow('prompts.jsonl:1: "output_tokens" is 1000000000');
  });
});

describe("the generator behind shuffled files", () => {
  it.each(oracle.shuffles)("is Python's for seed $seed", ({ seed, order, choices }) => {
    const { shuffled, below } = pythonRandom(seed);
    expect(shuffled([...order].sort((a, b) => a - b))).toEqual(order);
    expect(choices.map(() => below(order.length))).toEqual(choices);
  });
});

const jsonl = (...lines: readonly unknown[]) => Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"));
const custom = { name: "custom", path: "prompts.jsonl", outputTokens: 7 } as const;

describe("custom prompts", () => {
  it("come in vLLM's order, with the asked output length", async () => {
    const [{ order } = { order: [] }] = oracle.shuffles;
    const bytes = jsonl(...order.map((_, index) => ({ prompt: `question ${index}` })));
    const prompts = await filePrompts(custom, bytes, order.length, 0);
    expect(prompts).toEqual(order.map((index) => ({ content: `question ${index}`, outputTokens: 7 })));
  });

  it("are read behind a byte order mark", async () => {
    const bytes = Buffer.concat([Buffer.from("\ufeff"), jsonl({ prompt: "a" })]);
    expect(await filePrompts(custom, bytes, 1, 0)).toEqual([{ content: "a", outputTokens: 7 }]);
  });

  it("bring their own output length when none is asked", async () => {
    const bytes = jsonl({ prompt: "a", output_tokens: 3 });
    const prompts = await filePrompts({ ...custom, outputTokens: -1 }, bytes, 2, 0);
    expect(prompts.map(({ outputTokens }) => outputTokens)).toEqual([3, 3]);
  });

  it.each([
    ["a line that is no JSON", Buffer.from('{"prompt": "a"}\n\n{"prompt": '), "prompts.jsonl:3: not JSON"],
    ["an empty prompt", jsonl({ prompt: "a" }, { prompt: "" }), 'prompts.jsonl:2: the "prompt" is empty'],
    ["what is no UTF-8", Buffer.from('{"prompt": "a"}\n{"prompt": "\xe9"}', "latin1"), "prompts.jsonl:2: not UTF-8"],
    ["a line without a prompt", jsonl({ prompt: "a" }, { text: "b" }), 'prompts.jsonl:2: no "prompt" text'],
    ["an empty file", Buffer.alloc(0), "prompts.jsonl: no usable prompt"],
  ])("refuse %s with file and line", async (_, bytes, message) => {
    await expect(filePrompts(custom, bytes, 2, 0)).rejects.toThrow(message);
  });

  it("refuse a line without output_tokens when none is asked", async () => {
    await expect(filePrompts({ ...custom, outputTokens: -1 }, jsonl({ prompt: "a" }), 1, 0)).rejects.toThrow(
      'prompts.jsonl:1: "output_tokens" is missing',
    );
  });
});

const sharegpt = { name: "sharegpt", path: "share.json", outputTokens: 9 } as const;
const dialogue = (...values: readonly string[]) => ({
  id: "x",
  conversations: values.map((value) => ({ from: "human", value })),
});

describe("ShareGPT prompts", () => {
  it("ask the first turn of every dialogue with two turns and a usable length", async () => {
    const strange = 'a "quoted ] brace }" and \\ 世界 in a question';
    const dialogues = [
      dialogue(strange, "an answer"),
      dialogue("alone and long enough"),
      dialogue("hi", "too short"),
      { id: "none" },
    ];
    const prompts = await filePrompts(sharegpt, Buffer.from(JSON.stringify(dialogues, null, 1)), 1, 4);
    expect(prompts).toEqual([{ content: strange, outputTokens: 9 }]);
  });

  it("take the answer's length when none is asked", async () => {
    const { outputTokens: _, ...asData } = sharegpt;
    const bytes = Buffer.from(JSON.stringify([dialogue("a question of some length", "x".repeat(80))]));
    expect((await filePrompts(asData, bytes, 1, 0))[0]?.outputTokens).toBe(20);
  });

  it("are as long as the server's tokenizer says, and take only what is then usable", async () => {
    const { outputTokens: _, ...asData } = sharegpt;
    const lengths: Readonly<Record<string, number>> = {
      short: 3,
      long: 1025,
      fits: 1000,
      answer: 1000,
      "answer and more": 1049,
    };
    const asked = ["short", "long", "fits"].flatMap((ask) => [
      dialogue(ask, "answer"),
      dialogue(ask, "answer and more"),
    ]);
    const bytes = Buffer.from(JSON.stringify(asked));
    const prompts = await filePrompts(asData, bytes, 1, 0, async (text) => lengths[text]);
    expect(prompts).toEqual([{ content: "fits", inputTokens: 1000, outputTokens: 1000 }]);
  });

  it.each([
    ["a file that is cut short", '[{"id": 1,\n"conversations": [', "share.json:2: the file ends inside the array"],
    ["an element that is no JSON", '[\n{"id": 1},\n{id: 2}\n]', "share.json:3: not JSON"],
    ["something else than an array", '{"data": []}', "share.json:1: expected a JSON array"],
    ["an empty file", "", "share.json:1: expected a JSON array, found an empty file"],
    ["dialogues that are all too short", JSON.stringify([dialogue("a", "b")]), "share.json: no usable prompt"],
  ])("refuse %s with file and line", async (_, text, message) => {
    await expect(filePrompts(sharegpt, Buffer.from(text), 1, 0)).rejects.toThrow(message);
  });
});
