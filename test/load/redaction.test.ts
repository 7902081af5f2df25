import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redaction } from "../../src/load/redaction.ts";

const KEY = "sk-a/b+c=?secret~0123456789";

describe("a key in what a server sent back", () => {
  it.each([
    ["as it is", KEY],
    ["in a URL", encodeURIComponent(KEY)],
    ["in a URL in small letters", encodeURIComponent(KEY).replace(/%../g, (code) => code.toLowerCase())],
    ["in JSON", JSON.stringify(KEY)],
    ["in base64", Buffer.from(KEY).toString("base64")],
    ["in base64 for URLs", Buffer.from(KEY).toString("base64url")],
  ])("is taken out %s", (_, written) => {
    const safe = redaction(KEY)(`no such key: ${written}.`);
    expect(safe).toContain("***");
    expect(safe.replace("no such key: ", "").length).toBeLessThan(12);
  });

  it("is taken out of base64 wherever it stands, but for the letters that its neighbours share", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, behind) => {
        const safe = redaction(KEY)(Buffer.from(`${before}${KEY}${behind}`).toString("base64"));
        expect(Buffer.from(safe.replace("***", ""), "base64").toString()).not.toContain("secret");
        expect(safe).toContain("***");
      }),
    );
  });

  it("leaves other texts as they are", () => {
    expect(redaction("k")("a text in base64: bGFrZQ==")).toBe("a text in base64: bGFrZQ==".replaceAll("k", "***"));
    expect(redaction(undefined)("a text")).toBe("a text");
    expect(redaction("")("a text")).toBe("a text");
  });
});
