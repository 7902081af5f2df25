import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { editsOf } from "../../src/git/edits.ts";
import { freshFolder } from "../run/fresh-folder.ts";
import { git, newRepository } from "../run/sides/repository.ts";

function checkout() {
  const cwd = join(freshFolder(), "engine");
  newRepository(cwd, { "engine.py": "fast\n", "gate.yml": "version: 1\n", ".gitignore": "*.pyc\n", "in/side": "\n" });
  const write = (path: string, text: string) => {
    mkdirSync(join(cwd, path, ".."), { recursive: true });
    writeFileSync(join(cwd, path), text);
  };
  const look = (from = cwd) => editsOf({ cwd: from, env: process.env }, [join(cwd, "gate.yml"), join(cwd, "out")]);
  return { cwd, write, look };
}

test("tells each state of edited, staged and new files from the others, and from the commit", async () => {
  const { cwd, write, look } = checkout();
  expect(await look()).toBeUndefined();
  write("engine.py", "slow\n");
  const edited = await look();
  write("engine.py", "slower\n");
  const again = await look();
  git(cwd, "add", "--all");
  expect(await look()).toBe(again);
  expect(await look(join(cwd, "in"))).toBe(again);
  write("new.py", "new\n");
  const added = await look();
  utimesSync(join(cwd, "new.py"), 1, 1);
  const touched = await look();
  expect(new Set([undefined, edited, again, added, touched]).size).toBe(5);
  rmSync(join(cwd, "new.py"));
  write("engine.py", "slow\n");
  expect(await look()).toBe(edited);
});

test("does not count what is ignored, the configuration, and what runs leave", async () => {
  const { write, look } = checkout();
  for (const path of ["engine.pyc", "gate.yml", "out/raw/log", "earlier/session.json", "earlier/raw/log"])
    write(path, "x\n");
  expect(await look()).toBeUndefined();
});

test("says nothing outside of a repository", async () => {
  expect(await editsOf({ cwd: freshFolder(), env: process.env }, [])).toBeUndefined();
});
