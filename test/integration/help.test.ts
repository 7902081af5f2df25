import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const help = (...words: readonly string[]) => spawnSync(process.execPath, [CLI, ...words], { encoding: "utf8" }).stdout;
const COMMANDS = [...help("--help").matchAll(/^ {2}([a-z]+) /gm)].map(([, name = ""]) => name);

describe.each(COMMANDS)("%s --help", (name) => {
  const [usage = "", ...lines] = help(name, "--help").split("\n");
  const options = lines.filter((line) => line.startsWith("  --"));

  it("says what each of its options means", () => {
    for (const line of options) expect(line).toMatch(/^ {2}--[a-z-]+(?: VALUE| PATH…)? {2,}\S/);
  });

  it("shows every option in its first line too", () => {
    for (const line of options) expect(usage).toContain(line.trim().split(" ")[0]);
  });
});

it("lists every command", () => {
  expect(COMMANDS).toEqual(expect.arrayContaining(["init", "run", "compare", "report", "import", "bisect", "demo"]));
});
