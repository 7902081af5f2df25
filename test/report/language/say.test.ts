import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DECISIONS } from "../../../src/report/language/decisions.ts";
import { LABELS } from "../../../src/report/language/labels.ts";
import { sayIn } from "../../../src/report/language/language.ts";
import { NOTES } from "../../../src/report/language/notes.ts";
import { match, type Pattern, patternsOf } from "../../../src/report/language/pattern.ts";
import { REASONS } from "../../../src/report/language/reasons.ts";
import { speaker } from "../../../src/report/language/say.ts";

const PHRASES = [...LABELS, ...NOTES, ...REASONS, ...DECISIONS];
const holesOf = (pattern: Pattern) => pattern.holes.map(({ name }) => name).sort();

/** What someone outside may call things. No blank, colon, comma, parenthesis or semicolon: these belong to our sentences. */
const outside = fc.stringMatching(/^[\w<>&"'`*|[\]\\$@#=/.%§é漢🙂-]{1,20}$/u);

describe("the table of phrases", () => {
  it.each(PHRASES)("says every hole of “%s” once, and none else", (english, chinese) => {
    for (const pattern of patternsOf([english, chinese])) {
      const said = pattern.translation.filter((_, place) => place % 2 === 1).sort();
      expect(said).toEqual(holesOf(pattern));
      expect(new Set(said).size).toBe(said.length);
    }
  });

  it("has no phrase twice", () => {
    const english = PHRASES.flatMap((phrase) =>
      patternsOf(phrase).map(({ literals, holes }) => literals.join(`{${holes.map(({ kind }) => kind).join()}}`)),
    );
    expect(english.filter((text, place) => english.indexOf(text) !== place)).toEqual([]);
  });
});

describe("sayIn", () => {
  const say = sayIn("zh");

  it("leaves English as it is", () => {
    fc.assert(fc.property(fc.string(), (text) => sayIn("en")(text) === text));
    expect(sayIn()("pass")).toBe("pass");
  });

  it("leaves a sentence that it does not know as it is", () => {
    fc.assert(fc.property(outside, (text) => say(`zz ${text} qq`) === `zz ${text} qq`));
    expect(say("no such sentence was ever written; nor this one")).toBe(
      "no such sentence was ever written; nor this one",
    );
  });

  it("keeps every name, byte for byte, wherever it stands in whatever sentence", () => {
    const patterns = PHRASES.flatMap(patternsOf).filter(({ holes }) => holes.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...patterns), fc.array(outside, { minLength: 8, maxLength: 8 }), (pattern, names) => {
        const contents = pattern.holes.map(({ kind }, place) => (kind === "count" ? "1,234" : (names[place] ?? "")));
        const text = pattern.literals.map((literal, place) => `${literal}${contents[place] ?? ""}`).join("");
        const said = say(text);
        for (const content of contents) expect(said).toContain(content);
        // What is not ours is not added to either.
        expect(said.length).toBeLessThan(text.length + 400);
      }),
      { numRuns: 3_000 },
    );
  });

  it("adds no character that means something in HTML or in markdown's tables", () => {
    for (const [, chinese] of PHRASES) expect(chinese.replaceAll(/\{\w+\}/g, "")).not.toMatch(/[<>&"'`|*[\]\\_#@]/);
  });

  it("says each remark of a row, and the row's reason in the decision", () => {
    expect(say("any change is smaller than 3.0 %; +9.4 % output tokens")).toBe("变化小于 3.0 %; 输出 token +9.4 %");
    expect(say("serving_x/qps=4 mean_tpot_ms: worse by 5 % (p = 0.01 after correction) over 1 pair")).toBe(
      "serving_x/qps=4 mean_tpot_ms: 变差 5 % (校正后 p = 0.01)，共 1 对",
    );
  });

  it("does not slow down on a text that is made to be slow", () => {
    const long = `${"a was b, is ".repeat(300)}(`;
    const started = performance.now();
    for (let round = 0; round < 20; round++) say(`${round}${long}`);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(say("x".repeat(10_000))).toBe("x".repeat(10_000));
  });
});

describe("match", () => {
  const [pattern] = patternsOf(["{n:count} row[s] of {cell:word}", "{cell} {n}"]).slice(0, 1);

  it("takes a count for a count and a word for a word", () => {
    if (pattern === undefined) throw new Error("no pattern");
    expect(match(pattern, "12 rows of x")?.get("cell")?.content).toBe("x");
    expect(match(pattern, "twelve rows of x")).toBeUndefined();
    expect(match(pattern, "12 rows of x y")).toBeUndefined();
  });

  it("prefers the phrase that comes first", () => {
    expect(speaker([["a {x}", "1{x}"], ["{x} b", "2{x}"]])("a b")).toBe("1b"); // biome-ignore format: one line
  });
});
