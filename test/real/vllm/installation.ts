import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const INSTALL = fileURLToPath(new URL("./install.sh", import.meta.url));
const INSTALL_MINUTES = 20;

export interface Installation {
  readonly bin: string;
  readonly models: string;
  /** Where vLLM keeps what it would find out again at each start; a runner's home outlives its jobs. */
  readonly cache: string;
}

/** The real vLLM in a folder, installed there when it is absent; or why there is none. */
export function vllmIn(folder: string): Installation | string {
  const found = { bin: join(folder, "venv/bin"), models: join(folder, "models"), cache: join(folder, "cache") };
  if (isInstalled(found)) return found;
  if (spawnSync("python3", ["-m", "venv", "--help"]).status !== 0)
    return "there is no python3 with venv to install it with";
  process.stderr.write(`installing vLLM and the tiny models into ${folder} (about 3 minutes, 6.5 GB)\n`);
  const { status } = spawnSync("bash", [INSTALL, folder], {
    stdio: ["ignore", 2, 2],
    timeout: INSTALL_MINUTES * 60_000,
  });
  return status === 0 && isInstalled(found)
    ? found
    : `install.sh could not install it into ${folder}: is the package registry reachable?`;
}

function isInstalled({ bin, models }: Installation): boolean {
  try {
    accessSync(join(bin, "vllm"), constants.X_OK);
    return existsSync(join(models, "tiny-v/config.json"));
  } catch {
    return false;
  }
}
