import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CannotJudgeError } from "../../src/model/errors.ts";
import { onDisk, writeAtomically } from "../../src/run/atomic-file.ts";
import { freshFolder } from "./fresh-folder.ts";

test("replaces a text whole and leaves no draft", () => {
  const folder = freshFolder();
  const path = join(folder, "inner", "record.json");
  writeAtomically(path, "old");
  writeAtomically(path, "new");
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(join(folder, "inner"))).toEqual(["record.json"]);
});

test("says in one line which file a full disk did not take", () => {
  // Linux answers ENOSPC to every write to /dev/full.
  const write = () => onDisk("/data/record.json", () => writeFileSync("/dev/full", "text"));
  expect(write).toThrow(CannotJudgeError);
  expect(write).toThrow(/^cannot write \/data\/record\.json: no space left on the disk$/);
});

test("leaves no draft where it cannot write", () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "record.json"));
  expect(() => writeAtomically(join(folder, "record.json"), "text")).toThrow(/cannot write .*record\.json: /);
  expect(readdirSync(folder)).toEqual(["record.json"]);
});
