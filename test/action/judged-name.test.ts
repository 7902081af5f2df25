import { expect, it } from "vitest";
import { judgedName } from "../../src/action/judged-name.ts";
import { NAME_PATTERN } from "../../src/config/name.ts";

it("names the suite, and the leg where legs judge themselves", () => {
  expect(judgedName("toy", {})).toBe("toy");
  expect(judgedName("toy", { leg: "910b" })).toBe("toy/910b");
});

it.each([
  [{ filter: /.*/ }, "toy (.*)"],
  [{ shard: { index: 1, of: 2 } }, "toy (shard 1/2)"],
  [{ filter: /qps=4$/, shard: { index: 2, of: 2 }, leg: "910b" }, "toy (qps=4$, shard 2/2)/910b"],
])("never names a part as the whole of any suite: %o", (selection, name) => {
  expect(judgedName("toy", selection)).toBe(name);
  expect(name.split("/")[0]).not.toMatch(NAME_PATTERN);
});
