import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { BaseSpec, BuiltBase } from "../../../src/model/base.ts";
import type { Side, Sides } from "../../../src/model/side.ts";
import type { Config } from "../../../src/model/spec.ts";
import { prepareSides } from "../../../src/run/sides/sides.ts";
import { freshFolder } from "../fresh-folder.ts";
import { leftBy, locksIn, planOf, type RigWorld, requestOf, rigWorld } from "../rig.ts";
import { commit, newRepository, worktreesOf } from "./repository.ts";

export interface Scene {
  readonly rig: RigWorld;
  readonly workspace: string;
  /** The session's. */
  readonly folder: string;
  readonly temp: string;
  readonly base: string;
  readonly head: string;
}

export type Files = Readonly<Record<string, string>>;

/** A workspace with two commits, which say who they are; `base` and `head` are what they hold beside that. */
export function scene({
  base = {},
  head = {},
  env = {},
}: {
  base?: Files;
  head?: Files;
  env?: Record<string, string>;
} = {}): Scene {
  const workspace = join(freshFolder(), "engine");
  const first = newRepository(workspace, { name: "base\n", ...base });
  const second = commit(workspace, { name: "head\n", ...head });
  const rig = rigWorld({ cwd: workspace, env });
  return { workspace, rig, base: first, head: second, folder: freshFolder(), temp: freshFolder() };
}

type Spec = Partial<BuiltBase> & Pick<Partial<BaseSpec>, "proofModules" | "commit">;

export function specOf({ proofModules, commit: named, ...built }: Spec): BaseSpec {
  return {
    code: {
      kind: "built",
      setupTimeoutSeconds: 20,
      python: "layered",
      repositories: [],
      rebuildsHead: false,
      ...built,
    },
    ...(proofModules === undefined ? {} : { proofModules }),
    ...(named === undefined ? {} : { commit: named }),
  };
}

/** Prepares both sides, shows them, and holds every end to the promise that nothing is left behind. */
export async function prepare(
  { rig, base, head, folder, temp }: Scene,
  spec: BaseSpec,
  look: (sides: Sides) => void | Promise<void> = () => {},
  servers: Config["servers"] = {},
): Promise<Sides> {
  const world = { ...rig.world, temp };
  const { config } = requestOf(planOf(), { config: { base: spec, servers } });
  const origin = { event: "pull_request", commit: head, base };
  try {
    const sides = await prepareSides({ config, origin, folder }, world);
    try {
      await look(sides);
    } finally {
      await sides[Symbol.asyncDispose]();
    }
    return sides;
  } finally {
    expect(leftBy(world)).toEqual([]);
    expect(locksIn(folder)).toEqual([]);
    expect(readdirSync(folder)).not.toContain("sides.json");
    expect(filesBelow(temp)).toEqual([]);
    expect(worktreesOf(world.cwd)).toEqual([]);
  }
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

export function ready(sides: Sides): { readonly base: Side; readonly head: Side; readonly notes: readonly string[] } {
  if (sides.state !== "ready") throw new Error(sides.reason);
  return sides;
}

export function reasonOf(sides: Sides): string {
  if (sides.state === "ready") throw new Error("there is a base");
  return sides.reason;
}

/**
 * A Python package that installs without a network: its build backend lies in it. `version` is what `toy` prints.
 * https://setuptools.pypa.io/en/latest/build_meta.html#dynamic-build-dependencies-and-other-build-meta-tweaks
 */
export function pythonPackage(version: string): Files {
  return {
    "pyproject.toml": `[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "toy"
version = "1.0"
`,
    "backend.py": BACKEND,
    "toy/__init__.py": `def main():\n    print("${version}")\n`,
  };
}

const BACKEND = `import os, zipfile

def wheel(folder, files):
    name = "toy-1.0-py3-none-any.whl"
    files["toy-1.0.dist-info/METADATA"] = "Metadata-Version: 2.1\\nName: toy\\nVersion: 1.0\\n"
    files["toy-1.0.dist-info/WHEEL"] = "Wheel-Version: 1.0\\nGenerator: toy\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    files["toy-1.0.dist-info/entry_points.txt"] = "[console_scripts]\\ntoy = toy:main\\n"
    files["toy-1.0.dist-info/RECORD"] = "".join(f"{path},,\\n" for path in [*files, "toy-1.0.dist-info/RECORD"])
    with zipfile.ZipFile(os.path.join(folder, name), "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return name

def build_wheel(folder, config_settings=None, metadata_directory=None):
    return wheel(folder, {"toy/__init__.py": open("toy/__init__.py").read()})

def build_editable(folder, config_settings=None, metadata_directory=None):
    return wheel(folder, {"toy.pth": os.getcwd() + "\\n"})
`;
