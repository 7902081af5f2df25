import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { isOnPath } from "../../src/devices/on-path.ts";

const folder = mkdtempSync(join(tmpdir(), "on-path-"));
mkdirSync(join(folder, "bin"));
writeFileSync(join(folder, "bin/tool"), "#!/bin/sh\n", { mode: 0o755 });
writeFileSync(join(folder, "own"), "#!/bin/sh\n", { mode: 0o755 });
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ["tool", `/nowhere:${folder}/bin`, true],
  ["tool", "/nowhere:bin", true],
  ["tool", "/nowhere", false],
  ["tool", "", false],
  ["own", "/nowhere:", true],
  ["own", "bin", false],
  ["own", "bin:.", true],
  ["./own", "/nowhere", true],
  ["sh", undefined, true],
])("finds %s on the path %s where the system finds it: %s", (program, path, found) => {
  const env = path === undefined ? {} : { PATH: path };
  expect(isOnPath(program, { env, cwd: folder })).toBe(found);
  const { error } = spawnSync(program, ["-c", ":"], { env, cwd: folder });
  expect(error === undefined).toBe(found);
});
