import { expect, it } from "vitest";
import { serverDigest } from "../../src/model/server-digest.ts";
import type { Args, ServerSpec } from "../../src/model/spec.ts";

const server = (name: string, args: Args): ServerSpec => ({
  name,
  engine: "vllm",
  args,
  env: {},
  ready: { timeoutSeconds: 60, retries: 0 },
});

it("is equal for servers that differ only in name, spelling and order of their flags", () => {
  const suites = server("a", { model: "m", max_model_len: 2048, "enforce-eager": "", swap_space: null });
  const own = server("b", { "enforce-eager": true, model: "m", "max-model-len": 2048 });
  expect(serverDigest(own)).toBe(serverDigest(suites));
});

it("differs for another value, another flag and another environment", () => {
  const plain = server("a", { model: "m" });
  const others = [
    server("a", { model: "n" }),
    server("a", { model: "m", "enforce-eager": true }),
    { ...plain, env: { X: "1" } },
  ];
  expect(others.map(serverDigest)).not.toContain(serverDigest(plain));
});
