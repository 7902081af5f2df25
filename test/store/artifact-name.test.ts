import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { artifactName, lastAttempts, legOf } from "../../src/store/artifact-name.ts";

describe("artifactName", () => {
  it("names suite, leg and attempt", () => {
    expect(artifactName({ suite: "nightly", leg: "2/4", attempt: 3 })).toBe("llm-perf-gate-nightly-2_4-a3");
    expect(artifactName({ suite: "meta/llama:8b" })).toBe("llm-perf-gate-meta_llama_8b-all-a1");
  });

  it("holds no character that the artifact service refuses, and is read back, whatever the names", () => {
    const name = fc.string({ minLength: 1, unit: "binary" });
    fc.assert(
      fc.property(name, name, fc.integer({ min: 1, max: 50 }), (suite, leg, attempt) => {
        const artifact = artifactName({ suite, leg, attempt });
        expect(artifact).toMatch(/^[\w.-]{1,330}$/);
        expect(legOf(artifact, suite)?.attempt).toBe(attempt);
      }),
    );
  });
});

describe("lastAttempts", () => {
  const pick = (...names: readonly string[]) =>
    lastAttempts(
      names.map((name) => ({ name })),
      "tiny",
    ).map(({ name }) => name.replace("llm-perf-gate-tiny-", ""));

  it("takes each leg's last attempt, by number", () => {
    const names = ["b-a1", "a-a9", "a-a10", "a-a2"].map((leg) => `llm-perf-gate-tiny-${leg}`);
    expect(pick(...names)).toEqual(["a-a10", "b-a1"]);
  });

  it("keeps a leg that had to take a second name beside the first", () => {
    expect(pick("llm-perf-gate-tiny-all-a1", "llm-perf-gate-tiny-all-a1.2")).toEqual(["all-a1", "all-a1.2"]);
  });

  it("passes over artifacts of others", () => {
    expect(pick("coverage", "llm-perf-gate-large-all-a1", "llm-perf-gate-tiny-all", "llm-perf-gate-tiny")).toEqual([]);
  });
});
