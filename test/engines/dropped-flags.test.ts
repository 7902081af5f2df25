import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DROPPED } from "../../src/engines/dropped-flags.ts";

const flagsOf = (version: string): ReadonlySet<string> =>
  new Set(readFileSync(`fixtures/vllm/${version}/help/serve-flags.txt`, "utf8").trim().split("\n"));

describe("flags that vLLM has dropped", () => {
  it("are none of the real 0.32.0's own", () => {
    const own = flagsOf("0.32.0");
    expect(own.has("--max-model-len")).toBe(true);
    expect([...DROPPED.keys()].filter((flag) => own.has(flag))).toEqual([]);
  });

  it("are 0.9.2's where they are said to be dropped later, and not where earlier", () => {
    const own = flagsOf("0.9.2");
    const isLater = (version: string) => Number(version.split(".")[1]) > 9;
    for (const [flag, version] of DROPPED) expect([flag, own.has(flag)]).toEqual([flag, isLater(version)]);
  });
});
