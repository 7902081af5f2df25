import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/model/plain-text.ts";
import { escapeHtml, inert, markerOf } from "../../src/report/escape.ts";

const HOSTILE = [
  "@octocat",
  "user@example.com",
  "#123",
  "o/r#1",
  "GH-7",
  "https://evil.example/x",
  "www.evil.example",
  "[text](javascript:alert(1))",
  "![x](http://x/y.png)",
  "<script>alert(1)</script>",
  "<!-- llm-perf-gate:nightly -->",
  "-->",
  "</details>",
  "| a | b |",
  "`code`",
  "\\`",
  "**bold** _it_ ~~no~~",
  "$x$",
  "line\nbreak\r\n| new | row |",
  "\u202Egnp.exe",
  "\u001b[31mred\u001b[0m",
  "&lt;b&gt;",
  "# heading",
  "- item",
  "12. item",
  "> quote",
  "===",
  "\uD800",
];

const outside = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(""));

/** What a browser shows of character references. */
function shown(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

describe("inert", () => {
  it("keeps what a reader reads", () => {
    fc.assert(
      fc.property(outside, (text) => {
        expect(shown(inert(text)).replaceAll("\u200B", "")).toBe(plainText(text, 200));
      }),
    );
  });

  it("leaves nothing that markdown or HTML acts on", () => {
    fc.assert(
      fc.property(outside, (text) => {
        const bare = inert(text).replace(/&#\d+;/g, "");
        expect(bare).not.toMatch(/[&<>"'`*~|[\]\\$\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(inert(text)).not.toMatch(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/);
        expect(inert(text)).not.toMatch(/^(?:[-+=](?!\d)|#(?:\s|$)|>|\s|\d+[.)](?:\s|$))/);
      }),
    );
  });

  it("shows nothing that GitHub turns into a mention, a reference or a link", () => {
    fc.assert(
      fc.property(outside, (text) => {
        const seen = shown(inert(text));
        expect(seen).not.toMatch(/@\w|#\d|\bgh-\d|:\/\/|\bwww\./i);
      }),
    );
  });

  it("leaves ordinary names as they are written", () => {
    for (const name of ["serving_qwen3_8B_tp1/qps=16", "Qwen/Qwen3-8B", "median_tpot_ms", "0.11.0rc1", "-3.1 %"]) {
      expect(inert(name)).toBe(name);
    }
  });

  it("cuts a long text and says so", () => {
    expect(inert("x".repeat(1_000), 50)).toBe(`${"x".repeat(49)}…`);
  });
});

describe("escapeHtml", () => {
  it("leaves nothing that HTML acts on", () => {
    fc.assert(
      fc.property(outside, (text) => {
        expect(escapeHtml(text).replace(/&#\d+;/g, "")).not.toMatch(/[&<>"'`]/);
      }),
    );
  });
});

describe("markerOf", () => {
  it("is one closed comment whatever the suite is called", () => {
    fc.assert(
      fc.property(outside, (suite) => {
        expect(markerOf(suite)).toMatch(/^<!-- llm-perf-gate:(?:(?!--)[^<>\s])* -->$/);
      }),
    );
  });

  it("differs between suites that look alike", () => {
    expect(markerOf("a-b")).not.toBe(markerOf("a b"));
    expect(markerOf("nightly")).toBe("<!-- llm-perf-gate:nightly -->");
  });
});
