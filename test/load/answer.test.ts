import { describe, expect, it } from "vitest";
import { readAnswer } from "../../src/load/answer.ts";

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const chunk = (extra: object = {}) => event({ choices: [{ text: "a", finish_reason: null }], ...extra });
const DONE = "data: [DONE]\n\n";

function answerOf(...reads: readonly string[]) {
  const answer = readAnswer();
  for (const [index, read] of reads.entries()) {
    const bytes = Buffer.from(read);
    answer.read(bytes, 0, bytes.length, 10 * (index + 1));
    // What is needed later must have been copied.
    bytes.fill("x");
  }
  answer.end(1000);
  return answer;
}

describe("an answer", () => {
  it("stamps every event with choices by its read", () => {
    const { stamps, verdict } = answerOf(
      chunk(),
      chunk() + chunk(),
      event({ choices: [], usage: { completion_tokens: 3 } }) + DONE,
    );
    expect([...stamps.all()]).toEqual([10, 20, 20]);
    expect(verdict()).toEqual({ status: "completed", detail: "" });
  });

  it.each([
    ["a role", { delta: { role: "assistant", content: "" } }],
    ["reasoning", { delta: { reasoning_content: "hm" } }],
    ["a tool call", { delta: { tool_calls: [{ index: 0 }] } }],
  ])("counts %s as a chunk, as vLLM does", (_, choice) => {
    expect([...answerOf(event({ choices: [choice] }), DONE).stamps.all()]).toEqual([10]);
  });

  it("takes the last usage of any event", () => {
    const reads = [
      chunk({ usage: { prompt_tokens: 9, completion_tokens: 1 } }),
      chunk({ usage: { prompt_tokens: 9, completion_tokens: 2 } }),
      chunk({ usage: null }),
    ];
    expect(answerOf(...reads, DONE).tokens()).toEqual({ prompt: 9, output: 2, source: "usage" });
  });

  it("reads llama.cpp's timings where there is no usage", () => {
    const last = event({
      choices: [{ text: "", finish_reason: "length" }],
      timings: { prompt_n: 12, predicted_n: 34 },
    });
    expect(answerOf(chunk(), last).tokens()).toEqual({ prompt: 12, output: 34, source: "timings" });
  });

  it.each([
    [{}],
    [{ usage: { completion_tokens: -1 } }],
    [{ usage: { completion_tokens: "7", prompt_tokens: 1.5 } }],
    [{ usage: [1] }],
  ])("counts chunks when the server tells no tokens: %j", (extra) => {
    expect(answerOf(chunk(extra), chunk(), DONE).tokens()).toEqual({ output: 2, source: "chunks" });
  });

  it.each([
    ["an error object, even after tokens", [chunk(), event({ error: { message: "boom" } }), DONE], "error-event"],
    ["an event of type error", [chunk(), `event: error\n${event({ message: "boom" })}`, DONE], "error-event"],
    ["an older vLLM's error", [event({ object: "error", message: "boom" })], "error-event"],
    [
      "a finish reason that is an error",
      [chunk(), event({ choices: [{ text: "", finish_reason: "error" }] }), DONE],
      "error-event",
    ],
    [
      "an abort that SGLang tells",
      [event({ text: "a", meta_info: { finish_reason: { type: "abort", message: "oom" } } }), DONE],
      "error-event",
    ],
    ["neither [DONE] nor a finish reason", [chunk(), chunk()], "truncated"],
    ["nothing but [DONE]", [DONE], "no-tokens"],
    ["an answer that is no stream", ['{"choices": []}'], "no-tokens"],
    ["half an object", ['data: {"choices": [\n\n'], "malformed"],
    ["a number", ["data: 7\n\n"], "malformed"],
  ])("fails on %s", (_, reads, status) => {
    const { verdict } = answerOf(...reads);
    expect(verdict().status).toBe(status);
    expect(verdict().detail === "" && status !== "no-tokens").toBe(false);
  });

  it("is complete with a finish reason and without [DONE]", () => {
    expect(answerOf(event({ choices: [{ text: "a", finish_reason: "stop" }] })).verdict().status).toBe("completed");
  });

  it.each([
    ["two blanks before data", [chunk(), DONE].map((read) => read.replace("data: ", "data:  "))],
    ["blanks behind data", [chunk(), DONE].map((read) => read.replace("\n\n", " \t\n\n"))],
    ["data without content", ["data:\n\n", chunk(), "data: \n\n", DONE]],
  ])("passes over %s", (_, reads) => {
    const { verdict, stamps, done } = answerOf(...reads);
    expect(verdict().status).toBe("completed");
    expect([stamps.count(), done()]).toEqual([1, true]);
  });

  it("forgives an error that is null", () => {
    expect(answerOf(chunk({ error: null }), DONE).verdict().status).toBe("completed");
  });
});
