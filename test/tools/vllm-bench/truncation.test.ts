import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/model/errors.ts";
import type { NamedReading, Source } from "../../../src/tools/tool.ts";
import { detect, read } from "../../../src/tools/vllm-bench/read.ts";
import { ENDED_EARLY, vllmFixtures } from "./fixture-files.ts";

const sources = [...vllmFixtures(".json"), ...vllmFixtures(".txt")].filter(({ name }) => !ENDED_EARLY.test(name));

/** The numbers of a cut text are the whole text's, or reading it is refused. */
function expectPartOf(whole: readonly NamedReading[], cut: Source): void {
  let readings: readonly NamedReading[];
  try {
    detect(cut);
    readings = read(cut);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(cut.name);
    return;
  }
  for (const [index, { metrics, counts }] of readings.entries()) {
    for (const [id, value] of Object.entries(metrics)) expect(value, id).toBe(whole[index]?.metrics[id]);
    expect(whole[index]?.counts).toMatchObject(counts);
  }
}

describe("a file that is cut anywhere", () => {
  it.each(sources.map((source) => [source.name, source] as const))(
    "never gives a wrong number: %s",
    (name, { text }) => {
      const whole = read({ name, text });
      fc.assert(
        fc.property(fc.nat({ max: text.length - 1 }), fc.boolean(), (at, fromEnd) => {
          const cut = fromEnd ? text.slice(0, text.length - Math.min(at, 400)) : text.slice(0, at);
          expectPartOf(whole, { name, text: cut });
        }),
        { numRuns: 60 },
      );
    },
  );

  it("reads anything at all, or refuses it in words", () => {
    const words = fc.constantFrom(
      "{",
      "}",
      "[",
      '"',
      ":",
      "NaN",
      "\\",
      "\n",
      "\r",
      "=",
      "\u001B[",
      "Serving Benchmark Result",
      "Mean TTFT (ms): ",
      "1.5",
      '"request_throughput"',
      "Throughput: ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }), (parts) => {
        expectPartOf([], { name: "x", text: parts.join("") });
      }),
      { numRuns: 300 },
    );
  });
});
