import { expect, it } from "vitest";
import { engineFlagsOf } from "../../src/model/engine-flags.ts";
import type { Args, EngineName } from "../../src/model/spec.ts";

const flagsOf = (engine: EngineName, args: Args) =>
  engineFlagsOf({ name: "s", engine, args, env: {}, ready: { timeoutSeconds: 1, retries: 0 } });

it("are equal for one setting, however each engine and each hand writes it", () => {
  const tp2 = { "--tensor-parallel-size": "2" };
  expect(flagsOf("vllm", { tensor_parallel_size: 2 })).toEqual(tp2);
  expect(flagsOf("sglang", { tp: 2 })).toEqual(tp2);
  expect(flagsOf("lmdeploy", { tp: "2" })).toEqual(tp2);
});

it("have `true` without a value, JSON for a mapping, and nothing for what is left out", () => {
  const args = {
    "enforce-eager": true,
    "compilation-config": { level: 3 },
    "lora-paths": ["a=1", "b=2"],
    x: false,
    y: null,
  };
  expect(flagsOf("vllm", args)).toEqual({
    "--enforce-eager": "true",
    "--compilation-config": '{"level":3}',
    "--lora-paths": "a=1 b=2",
  });
});

it("never hold a secret, nor where the engine listens", () => {
  expect(
    flagsOf("vllm", { "api-key": "sk-1", api_key: "sk-2", port: 8000, HF_TOKEN: "t", "ssl-keyfile": "/k" }),
  ).toEqual({});
});

it("are told of engines alone", () => {
  for (const engine of ["command", "external", "simulated"] as const)
    expect(flagsOf(engine, { tp: 2 })).toBeUndefined();
});
