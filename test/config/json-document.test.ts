import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonDocument } from "../../src/config/json-document.ts";
import { UserError } from "../../src/model/errors.ts";

it("reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, "\t"), (text, indent) => {
      const value: unknown = JSON.parse(text);
      expect(jsonDocument("f", JSON.stringify(value, null, indent)).value).toEqual(value);
    }),
  );
});

it("refuses what JSON.parse refuses, with a position inside the text", () => {
  const damaged = fc.tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.constantFrom("", "}", "]", ",", '"', "x", "\\", "\u0001"),
  );
  fc.assert(
    fc.property(damaged, ([json, at, damage]) => {
      const cut = at % (json.length + 1);
      const text = json.slice(0, cut) + damage + json.slice(cut + 1);
      const read = () => jsonDocument("f", text).value;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        expect(read).toThrow(UserError);
        expect(read).toThrow(/^f:\d+:\d+: not readable as JSON: expected /);
        return;
      }
      expect(read()).toEqual(value);
    }),
  );
});

it("knows where keys and values stand, and the nearest place of what is not there", () => {
  const document = jsonDocument("f", '{\n  "a": [1,\n   {"b": 2}]\n}');
  expect(document.locate(["a"], "key")).toEqual({ line: 2, column: 3 });
  expect(document.locate(["a"])).toEqual({ line: 2, column: 8 });
  expect(document.locate(["a", 1, "b"])).toEqual({ line: 3, column: 10 });
  expect(document.locate(["a", 1, "c", "d"])).toEqual({ line: 3, column: 4 });
});

it("refuses endless depth instead of overflowing", () => {
  expect(() => jsonDocument("f", "[".repeat(100_000))).toThrow(
    "f:1:102: not readable as JSON: expected at most 100 levels",
  );
});

it("reads a file that begins with a byte order mark", () => {
  expect(jsonDocument("f", '\uFEFF{"a":1}').value).toEqual({ a: 1 });
});

it("keeps a key called __proto__ a plain key", () => {
  expect(Object.keys(jsonDocument("f", '{"__proto__": 1}').value as object)).toEqual(["__proto__"]);
});
