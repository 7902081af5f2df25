import { describe, expect, it } from "vitest";
import { argsToFlags, flagOf } from "../../src/model/flags.ts";

describe("argsToFlags", () => {
  it("writes one flag and one value a key, in the order of the keys", () => {
    expect(argsToFlags({ tensor_parallel_size: 2, "load-format": "dummy" })).toEqual([
      "--tensor-parallel-size",
      "2",
      "--load-format",
      "dummy",
    ]);
  });

  it("makes a bare flag of an empty string and of true", () => {
    expect(argsToFlags({ disable_log_stats: "", ignore_eos: true })).toEqual(["--disable-log-stats", "--ignore-eos"]);
  });

  it("leaves out false and null", () => {
    expect(argsToFlags({ enforce_eager: false, quantization: null, seed: 0 })).toEqual(["--seed", "0"]);
  });

  it("passes an object as ONE argument of compact JSON", () => {
    const config = { model: "a/b", num_speculative_tokens: 4, nested: { on: true } };
    expect(argsToFlags({ speculative_config: config })).toEqual([
      "--speculative-config",
      '{"model":"a/b","num_speculative_tokens":4,"nested":{"on":true}}',
    ]);
  });

  it("repeats the words of a list behind one flag", () => {
    expect(argsToFlags({ lora_modules: ["a=/x", { name: "b" }] })).toEqual(["--lora-modules", "a=/x", '{"name":"b"}']);
  });

  it("takes both spellings of a key for one key, and the last one wins", () => {
    expect(argsToFlags({ num_prompts: 10, seed: 1, "num-prompts": 20 })).toEqual([
      "--num-prompts",
      "20",
      "--seed",
      "1",
    ]);
    expect(argsToFlags({ "ignore-eos": "", ignore_eos: false })).toEqual([]);
  });

  it("keeps the dots of a key", () => {
    expect(argsToFlags({ "compilation_config.mode": 3 })).toEqual(["--compilation-config.mode", "3"]);
  });
});

describe("flagOf", () => {
  it("does not double the dashes of a key that has them", () => {
    expect(flagOf("--max_model_len")).toBe("--max-model-len");
  });
});
