import { expect, it } from "vitest";
import { nearest } from "../../src/model/nearest.ts";

it.each([
  ["request_rate", "request-rate"],
  ["reqeust-rate", "request-rate"],
  ["Repeats", "repeats"],
  ["warmup", "warmups"],
  ["banana", undefined],
  ["", undefined],
])("takes %s for %s", (word, meant) => {
  expect(nearest(word, ["request-rate", "repeats", "warmups", "seed"])).toBe(meant);
});
