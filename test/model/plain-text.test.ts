import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLines, plainText } from "../../src/model/plain-text.ts";

describe("plainText", () => {
  it("is one visible line within the limit, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const plain = plainText(text, limit);
        expect(plain.length).toBeLessThanOrEqual(limit);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(plain).toBe(plain.trim());
      }),
    );
  });

  it("leaves visible text alone", () => {
    expect(plainText("首 token 延迟 79.9 ms 🚀")).toBe("首 token 延迟 79.9 ms 🚀");
  });

  it("drops terminal sequences and shows hidden characters", () => {
    expect(plainText("\u001b[31mred\u001b[0m\r\n\tx\u202Ey\uD800")).toBe("red x\uFFFDy\uFFFD");
  });
});

describe("plainLines", () => {
  it("keeps lines and indentation", () => {
    expect(plainLines("a\n  b\u0007\r\n\tc")).toEqual(["a", "  b\uFFFD", "  c"]);
  });
});
