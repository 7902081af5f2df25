import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf } from "../../src/engines/simulated/faults.ts";
import { readKnobs } from "../../src/engines/simulated/knobs.ts";
import { outputLength } from "../../src/engines/simulated/output-length.ts";
import { blockHashes, createPrefixCache } from "../../src/engines/simulated/prefix-cache.ts";
import { simulated } from "../../src/engines/simulated/simulated.ts";
import { decode, encode, VOCABULARY_SIZE, wordToken } from "../../src/engines/simulated/tokenizer.ts";
import { UserError } from "../../src/model/errors.ts";
import type { ServerSpec } from "../../src/model/spec.ts";
import { SITE } from "./site.ts";

describe("the tokenizer", () => {
  it("gives every text back unchanged", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.string()), (text) => {
        const tokens = encode(text);
        expect(decode(tokens)).toBe(text.toWellFormed());
        for (const token of tokens) expect(token).toBeLessThan(VOCABULARY_SIZE);
      }),
    );
  });

  it("takes one token for a word it generates, next to any other", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true })), (randoms) => {
        const tokens = randoms.map(wordToken);
        expect(encode(decode(tokens))).toEqual(tokens);
      }),
    );
  });

  it("writes and reads the whole vocabulary", () => {
    for (let token = 256; token < VOCABULARY_SIZE; token += 7) expect(encode(decode([token]))).toEqual([token]);
  });
});

describe("block hashes", () => {
  it("are equal exactly as far as two prompts are", () => {
    const prompt = Array.from({ length: 64 }, (_, i) => i);
    const other = prompt.with(40, 7);
    const [a, b] = [blockHashes(prompt, 16), blockHashes(other, 16)];
    expect(a.length).toBe(4);
    expect(a.map((hash, i) => hash === b[i])).toEqual([true, true, false, false]);
  });

  it("leave out a block that is not full", () => {
    expect(blockHashes([1, 2, 3], 16)).toEqual([]);
  });
});

describe("the prefix cache", () => {
  it("forgets the least recently used blocks first, the end of a prefix before its beginning", () => {
    const cache = createPrefixCache(4, true);
    for (const hashes of [[1, 2], [3]]) {
      const lease = cache.lease([], hashes.length);
      if (lease === undefined) throw new Error("no room");
      cache.publish(lease, hashes);
      cache.release(lease);
    }
    expect(cache.lease([], 2)).toBeDefined();
    expect([cache.match([1, 2]), cache.match([3])]).toEqual([1, 1]);
  });

  it("refuses a lease that does not fit, and takes nothing for it", () => {
    const cache = createPrefixCache(4, true);
    expect(cache.lease([], 3)).toBeDefined();
    expect(cache.lease([], 2)).toBeUndefined();
    expect(cache.usage()).toBe(0.75);
  });

  it("counts a block that two hold once", () => {
    const cache = createPrefixCache(4, true);
    const first = cache.lease([], 2);
    if (first === undefined) throw new Error("no room");
    cache.publish(first, [1, 2]);
    const second = cache.lease([1, 2], 1);
    expect(cache.usage()).toBe(0.75);
    cache.release(first);
    expect(cache.usage()).toBe(0.75);
    if (second !== undefined) cache.release(second);
    expect(cache.usage()).toBe(0);
  });

  it("is not reset while a block is held", () => {
    const cache = createPrefixCache(4, true);
    const lease = cache.lease([], 1);
    if (lease === undefined) throw new Error("no room");
    cache.publish(lease, [1]);
    expect(cache.reset()).toBe(false);
    cache.release(lease);
    expect(cache.match([1])).toBe(1);
    expect(cache.reset()).toBe(true);
    expect(cache.match([1])).toBe(0);
  });
});

describe("output lengths", () => {
  const settings = { outputMean: 50, earlyEos: 0 };
  const prompts = Array.from({ length: 500 }, (_, i) => [i, i + 1]);

  it("are the same for the same prompt and seed, and differ between seeds", () => {
    const lengths = (seed: number) =>
      prompts.map((prompt) => outputLength(prompt, { seed, ignoreEos: false, most: 1000 }, settings).tokens);
    expect(lengths(1)).toEqual(lengths(1));
    expect(lengths(1)).not.toEqual(lengths(2));
    expect(lengths(1).reduce((a, b) => a + b, 0) / 500).toBeGreaterThan(40);
    expect(lengths(1).reduce((a, b) => a + b, 0) / 500).toBeLessThan(60);
  });

  it("are what was asked for under ignore_eos", () => {
    const length = outputLength([1], { seed: 0, ignoreEos: true, most: 77 }, settings);
    expect(length).toEqual({ tokens: 77, finishReason: "length" });
  });

  it("are halved for the planted share of requests", () => {
    const early = prompts.filter((prompt) => {
      const length = outputLength(prompt, { seed: 0, ignoreEos: true, most: 80 }, { ...settings, earlyEos: 0.2 });
      expect([40, 80]).toContain(length.tokens);
      return length.finishReason === "stop";
    });
    expect(early.length).toBeGreaterThan(60);
    expect(early.length).toBeLessThan(140);
  });
});

describe("planted faults", () => {
  const none = { failEvery: 0, failAll: false, cutEvery: 0, crashAtRequest: 0, hangAtRequest: 0 };

  it("come at their turn and only then", () => {
    const faults = (settings: Partial<typeof none>) => [1, 2, 3, 4].map((n) => faultOf(n, { ...none, ...settings }));
    expect(faults({})).toEqual(["none", "none", "none", "none"]);
    expect(faults({ failEvery: 2 })).toEqual(["none", "fail", "none", "fail"]);
    expect(faults({ failAll: true })).toEqual(["fail", "fail", "fail", "fail"]);
    expect(faults({ cutEvery: 3, crashAtRequest: 4 })).toEqual(["none", "none", "cut", "crash"]);
    expect(faults({ hangAtRequest: 1 })).toEqual(["hang", "none", "none", "none"]);
  });
});

describe("the knobs", () => {
  it("read values, percentages, bare flags and the form with an equals sign", () => {
    const knobs = readKnobs(["--decode-slowdown", "15%", "--fail-all", "--port=0", "--stall-rate", "0.5"]);
    expect(knobs).toMatchObject({ decodeSlowdown: 0.15, failAll: true, port: 0, stallRate: 0.5, failEvery: 0 });
  });

  it("take the last of two equal flags", () => {
    expect(readKnobs(["--fail-every", "3", "--fail-every", "5"]).failEvery).toBe(5);
  });

  it.each([
    [["--bogus"], /unknown flag --bogus; the flags are --host --port/],
    [["--port", "x"], /--port x: expected a whole number/],
    [["--port"], /--port : expected a whole number/],
    [["--early-eos", "2"], /--early-eos 2: expected a share from 0 to 1/],
    [["--decode-slowdown", "-1"], /expected a number or a percentage/],
    [["--num-gpu-blocks", "2"], /hold less than one request/],
    [["--block-size", "0"], /must be 1 or more/],
  ])("refuse %j with one line", (argv, message) => {
    expect(() => readKnobs(argv)).toThrow(UserError);
    expect(() => readKnobs(argv)).toThrow(message);
  });
});

describe("the launch", () => {
  const server: ServerSpec = {
    name: "s",
    engine: "simulated",
    args: { "decode-slowdown": 0.15, fail_all: true },
    env: { A: "1" },
    ready: { timeoutSeconds: 10, retries: 0 },
  };
  const site = { ...SITE, port: 4711, node: "/n", cli: "/c.js" };

  it("is our own command line with the server's arguments as flags", () => {
    expect(simulated.launch(server, site)).toEqual({
      kind: "process",
      argv: [
        "/n",
        "/c.js",
        "simulated-engine",
        "--host",
        "127.0.0.1",
        "--port",
        "4711",
        "--decode-slowdown",
        "0.15",
        "--fail-all",
      ],
      env: { A: "1" },
      baseUrl: "http://127.0.0.1:4711",
    });
  });

  it("passes the model's name on unless the arguments have one", () => {
    const argvOf = (spec: ServerSpec) => {
      const launch = simulated.launch(spec, site);
      return launch.kind === "process" ? launch.argv.join(" ") : "";
    };
    expect(argvOf({ ...server, model: "m" })).toContain("--model m");
    expect(argvOf({ ...server, model: "m", args: { model: "own" } })).toMatch(/--model own$/);
  });
});
