import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { handWrittenPage } from "../../src/report/hand-written.ts";
import { changesIn, entriesIn } from "../../src/store/hand-written.ts";

const read = (name: string) => readFileSync(`fixtures/history/vllm-ascend-levels/${name}`, "utf8");

it("finds every change of a real level, and no accuracy's", () => {
  const changes = changesIn(read("git-log.txt"));
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    [1108.865, 1050],
    [1050, 800],
    [800, 1040],
    [1040, 1066.018],
  ]);
  expect(changes.every(({ threshold, at }) => threshold === 0.97 && at.startsWith("2026-"))).toBe(true);
});

it("finds the levels of the head, with the share that passes", () => {
  const entries = entriesIn(read("git-grep.txt"));
  expect(entries.map(({ baseline, threshold }) => [baseline, threshold])).toContainEqual([656.5666, 0.97]);
  expect(entries.every(({ threshold }) => threshold <= 1)).toBe(true);
});

it("counts what was lowered past its threshold, and what is switched off", () => {
  const at = { file: "a/b.yaml", commit: "c", at: "2026-01-01T00:00:00Z", threshold: 0.97 };
  const changes = [
    { ...at, before: 100, after: 90 },
    { ...at, before: 90, after: 89 },
    { ...at, before: 89, after: 1 },
  ];
  const [summary, table] = handWrittenPage({ changes, entries: [{ file: "a/b.yaml", baseline: 1, threshold: 0.97 }] });
  expect(summary?.lines?.join("\n")).toContain("1 of them switched off");
  expect(summary?.lines?.join("\n")).toContain(
    "1 lowered by more than the threshold would have let pass, 1 to or from",
  );
  expect(table?.table?.rows).toEqual([["b.yaml", "3", "100 → 90 (-10 %), 90 → 89 (-1.1 %), 89 → off", "2026-01-01"]]);
});

it("finds nothing in a history without levels", () => {
  expect(changesIn("")).toEqual([]);
  expect(entriesIn("")).toEqual([]);
});
