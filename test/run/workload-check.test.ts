import { expect, test } from "vitest";
import { workloadNotes } from "../../src/run/workload-check.ts";
import { testSpec } from "./rig.ts";

const dataset = { name: "random", inputTokens: 32, outputTokens: 16, rangeRatio: 0, prefixTokens: 0 } as const;
const spec = testSpec("serving", {}, { prompts: 20, dataset });

test("accepts the odd token that a tokenizer adds", () => {
  expect(workloadNotes(spec, { requested: 20, completed: 20, inputTokens: 641 })).toEqual([]);
});

test("notes input that is more than 2 % off, counted over completed requests", () => {
  expect(workloadNotes(spec, { requested: 20, completed: 10, inputTokens: 320 })).toEqual([]);
  expect(workloadNotes(spec, { requested: 20, completed: 20, inputTokens: 20_480 })).toEqual([
    "20480 input tokens were sent in 20 requests, 640 were asked for",
  ]);
});

test("notes another number of requests than was asked for", () => {
  expect(workloadNotes(spec, { requested: 19 })).toEqual(["19 requests were sent, 20 were asked for"]);
});

test("guesses nothing where lengths are random or counts are not told", () => {
  const random = testSpec("serving", {}, { prompts: 20, dataset: { ...dataset, rangeRatio: 0.5 } });
  expect(workloadNotes(random, { requested: 20, completed: 20, inputTokens: 900 })).toEqual([]);
  expect(workloadNotes(spec, {})).toEqual([]);
});

test("says which clients have no warm-up, and whose prompts are all alike", () => {
  expect(workloadNotes({ ...spec, tool: "guidellm", warmups: 8 }, {}).join()).toMatch(
    "guidellm has no warm-up: 8 requests",
  );
  expect(workloadNotes({ ...spec, tool: "guidellm", warmups: 0 }, {})).toEqual([]);
  expect(workloadNotes({ ...spec, tool: "ais-bench" }, {}).join()).toMatch("all alike");
});
