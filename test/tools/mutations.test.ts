import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.ts";
import type { NamedReading, Source } from "../../src/tools/tool.ts";
import { detectTool, TOOLS } from "../../src/tools/tools.ts";
import { RESULTS, readAny } from "./fixture-files.ts";
import { ENDED_EARLY, vllmFixtures } from "./vllm-bench/fixture-files.ts";

/** Each change costs a parse. */
const LONGEST = 60_000;
const isShort = ({ text }: Source): boolean => text.length < LONGEST;

const SOURCES = [
  ...RESULTS,
  ...[...vllmFixtures(".json"), ...vllmFixtures(".txt")].filter(({ name }) => !ENDED_EARLY.test(name)),
]
  // One of its numbers is there twice, and the other counts where the first is damaged.
  .filter((source) => isShort(source) && !source.name.endsWith("several-statistics.md"));

const NUMBER = /(?<![\w.])\d+\.\d+(?![\w.])/g;

/** The number that stands at the place, changed; three decimals behind a comma would be a number with its thousands grouped. */
function withNumber(text: string, place: number, change: (number: string) => string): string {
  const numbers = [...text.matchAll(NUMBER)].filter(([number]) => !/\.\d{3}$/.test(number));
  const found = numbers[place % Math.max(numbers.length, 1)];
  return found === undefined
    ? text
    : text.slice(0, found.index) + change(found[0]) + text.slice(found.index + found[0].length);
}

type Change = (text: string, place: number, other: string) => string;

const CHANGES: Readonly<Record<string, Change>> = {
  "cut off": (text, place) => text.slice(0, place % text.length),
  "said twice": (text) => `${text}\n${text}`,
  "one line said twice": (text, place) => {
    const lines = text.split("\n");
    const at = place % lines.length;
    return lines.toSpliced(at, 0, lines[at] ?? "").join("\n");
  },
  "a log line between its lines": (text, place) => {
    const lines = text.split("\n");
    return lines
      .toSpliced(place % lines.length, 0, "ggml_backend_cuda_graph_compute: batch size > 1 [n = 4]")
      .join("\n");
  },
  "quoted in an answer": (text) => text.replaceAll(/^(?=.)/gm, "> "),
  CRLF: (text) => text.replaceAll(/\r?\n/g, "\r\n"),
  "a byte order mark": (text) => `\uFEFF${text}`,
  "UTF-16 that was read as bytes": (text) => text.replaceAll(/(.)/gs, "$1\0"),
  colours: (text) => text.replaceAll(/^(.*\S.*)$/gm, "\u001B[1;32m$1\u001B[0m"),
  "a decimal comma": (text, place) => withNumber(text, place, (number) => number.replace(".", ",")),
  "digits grouped by blanks": (text, place) => withNumber(text, place, (number) => `1\u202F${number}`),
  NaN: (text, place) => withNumber(text, place, () => "NaN"),
  inf: (text, place) => withNumber(text, place, () => "inf"),
  "another tool's results behind it": (text, _place, other) => `${text}\n${other}`,
  "another tool's results before it": (text, _place, other) => `${other}\n${text}`,
};

function readings(whole: Source, text: string): readonly NamedReading[] {
  const source = { name: whole.name, text };
  const { tool } = detectTool(source);
  if (tool === undefined) return [];
  try {
    return TOOLS[tool].read(source);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return [];
  }
}

const literalsIn = (text: string): readonly number[] =>
  (text.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? []).map(Number);

/** From guidellm's lists of requests we make its means. */
const isDerived = (id: string, { notes, tool }: NamedReading): boolean =>
  /^guidellm-(?:0\.1|requests)@/.test(tool.definition) ||
  notes.some((note) => note.includes("recomputed")) ||
  id.startsWith("printed_");

describe("a result of any tool", () => {
  it("is read with its own numbers, or refused in words, whatever happened to its text", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SOURCES),
        fc.constantFrom(...Object.keys(CHANGES)),
        fc.nat({ max: LONGEST }),
        fc.constantFrom(...SOURCES),
        (source, name, place, other) => {
          // Between the items of a JSON list a comma makes two numbers of one.
          fc.pre(name !== "a decimal comma" || !/^\s*[[{]/.test(source.text));
          const known = [source, other].flatMap(readAny);
          for (const reading of readings(source, CHANGES[name]?.(source.text, place, other.text) ?? "")) {
            for (const [id, value] of Object.entries(reading.metrics)) {
              if (isDerived(id, reading)) continue;
              const values = known.flatMap(({ metrics }) => metrics[id] ?? []);
              // Of a text whose heading is lost, lines are what they say themselves.
              if (values.length === 0) values.push(...literalsIn(source.text));
              expect(values, `${source.name}, ${name}: ${id}`).toContain(value);
            }
          }
        },
      ),
      { numRuns: 600, seed: 20261123 },
    );
  });

  it("is looked for in time that grows as the text does", () => {
    const pieces = SOURCES.filter((_, at) => at % 9 === 0).map(({ text }) => text.replaceAll(/[{}[\]]/g, " "));
    const noise = pieces.join("\n");
    const secondsFor = (times: number): number => {
      const text = noise.repeat(times);
      const start = performance.now();
      detectTool({ name: "x.log", text });
      return performance.now() - start;
    };
    secondsFor(1);
    const [short, long] = [secondsFor(2), secondsFor(8)];
    // Four times the text; what grows by its square would take sixteen times as long.
    expect(long / short).toBeLessThan(12);
  });
});
