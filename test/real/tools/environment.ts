import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vllmIn } from "../vllm/installation.ts";
import type { RealTool } from "./real-tools.ts";

const INSTALL_MINUTES = 20;

/** The folder of the tool's programs, installed below `dir` when they are absent; or why there is none. */
export function programsOf(real: RealTool, dir: string, vllmDir: string): { readonly bin: string } | string {
  if (real.isVllm === true) return vllmIn(vllmDir);
  const folder = join(dir, real.tool);
  const bin = join(folder, "bin");
  const stamp = join(folder, "packages.txt");
  const wanted = [...real.packages, real.alone ?? ""].join("\n");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && isProgram(join(bin, real.program))) return { bin };
  process.stderr.write(`installing ${real.alone ?? real.packages[0]} into ${folder}\n`);
  const pip = [join(bin, "python3"), "-m", "pip", "install", "-q"];
  const steps = [
    ["python3", "-m", "venv", folder],
    [...pip, ...real.packages],
    ...(real.alone === undefined ? [] : [[...pip, "--no-deps", real.alone]]),
  ];
  for (const [program = "", ...args] of steps) {
    const { status } = spawnSync(program, args, { stdio: ["ignore", 2, 2], timeout: INSTALL_MINUTES * 60_000 });
    if (status !== 0) return `could not be installed: ${program} ${args.slice(0, 3).join(" ")} … ended with ${status}`;
  }
  if (!isProgram(join(bin, real.program))) return `its packages bring no program ${real.program}`;
  writeFileSync(stamp, wanted);
  return { bin };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
