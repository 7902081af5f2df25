import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lastLines, lastLinesOf, readTail } from "../../src/run/log-tail.ts";
import { freshFolder } from "./fresh-folder.ts";

test("keeps of a progress bar its last state, and no colours", () => {
  expect(lastLines("a\n\n\u001b[31mred\u001b[0m\n 0%| 0/4\r50%| 2/4\r\n", 3)).toEqual(["a", "red", "50%| 2/4"]);
});

test("reads the end of a long file only", () => {
  const path = join(freshFolder(), "log");
  writeFileSync(path, `${"x".repeat(100_000)}\nthe end\n`);
  expect(readTail(path, 9)).toBe("\nthe end\n");
  expect(lastLinesOf(path, 1)).toBe("; last lines: the end");
});

test("says nothing of a file that is not there", () => {
  expect(lastLinesOf("/nowhere/log")).toBe("");
});
