import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENGINES } from "../../src/engines/engines.ts";
import { accepts, listedFlags, refusedFlags } from "../../src/run/argparse.ts";

const page = (file: string): string => readFileSync(`fixtures/vllm/${file}`, "utf8");

describe("the flags of a help page", () => {
  it.each([
    [
      "0.32.0/help/bench-serve-help-all.txt",
      ["--num-warmups", "--ready-check-timeout-sec", "--no-self-timed"],
      "--endpoint-type",
    ],
    ["0.9.2/help/bench-serve-help.txt", ["--endpoint-type", "--temperature", "--random-input-len"], "--num-warmups"],
  ])("are those that %s lists", (file, has, hasNot) => {
    const flags = listedFlags(page(file));
    for (const flag of ["--base-url", "--request-rate", "--result-filename", "--help", ...has])
      expect(flags).toContain(flag);
    expect(flags).not.toContain(hasNot);
  });

  it("are all that the real page has at its edge, with every other name", () => {
    for (const file of ["0.32.0/help/bench-serve-help-all.txt", "0.9.2/help/bench-serve-help.txt"]) {
      const edge = page(file).match(/^ {2}--[\w-]+/gm) ?? [];
      expect([...listedFlags(page(file))]).toEqual(expect.arrayContaining(edge.map((flag) => flag.trim())));
    }
  });

  it("are not whole where a version takes `all` for a word to search for", () => {
    const flags = listedFlags(page("0.9.2/help/serve-help-all.txt"));
    for (const flag of ENGINES.vllm.help?.required ?? ["none"]) expect(flags).not.toContain(flag);
  });

  it("are not those that a description speaks of, whatever ends the lines and colours them", () => {
    const text =
      "  \u001b[32m--kept\u001b[0m KEPT, -k KEPT  not --spoken-of\r\n                        --nor-this with --that\r\n  positional --x\r\n";
    expect([...listedFlags(text)]).toEqual(["--kept"]);
  });

  it("are none of any text that lists none", () => {
    fc.assert(fc.property(fc.string(), (text) => listedFlags(text.replaceAll("-", "_")).size === 0));
  });
});

describe("a refusal", () => {
  it("names the flags once, without their values", () => {
    const said =
      "usage: vllm [-h]\nvllm: error: unrecognized arguments: --swap-space 16 --old_name=3 --swap-space 4 -q\nend";
    expect(refusedFlags(said)).toEqual(["--swap-space", "--old-name"]);
    expect(refusedFlags("ValueError: no such model --swap-space")).toEqual([]);
  });
});

describe("a program with some flags", () => {
  const listed = new Set(["--max-model-len", "--compilation-config", "--no-enable-x"]);

  it.each([
    ["--max-model-len", true],
    ["--max-model", true],
    ["--compilation-config.level", true],
    ["--max-model-length", false],
    ["--swap-space", false],
  ])("takes %s: %s", (flag, taken) => {
    expect(accepts(listed, flag)).toBe(taken);
  });
});
