import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Environ } from "../../model/spec.ts";
import { lastLinesOf } from "../log-tail.ts";
import { exitText, type GroupSite, startGroup } from "../process-group.ts";

/** A set-up that calls one of these installs into whatever environment is active. */
const INSTALLS = /(?:^|[\s;&|(])(?:pip3?|python3?|uv|poetry|pdm)(?=\s|$)/m;

export function installsPython(setup: string | undefined): boolean {
  return setup !== undefined && INSTALLS.test(setup);
}

/**
 * Makes a virtual environment that sees what the active Python has installed, and hides it behind what is installed
 * into it: a set-up then builds the one package that differs and not the whole stack again. The commands of what is
 * installed are made anew, because the old ones start the old Python, with the other side's code. Python reads the
 * files that end in .pth by their names: what is installed here comes before what lies below.
 */
const LAYERED = String.raw`import importlib.metadata, os, subprocess, sys, venv
folder = sys.argv[1]
venv.create(folder, with_pip=False, symlinks=True)
bin = os.path.join(folder, "bin")
python = os.path.join(bin, "python3")
below = [p for p in sys.path if p.endswith(("site-packages", "dist-packages")) and os.path.isdir(p)]
lib = os.path.join(folder, "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
with open(os.path.join(lib, "zzzz_llm_perf_gate_layer.pth"), "w") as file:
    for path in below:
        file.write("import site; site.addsitedir(%r)\n" % path)

def command(name, module, call):
    path = os.path.join(bin, name)
    if os.sep in name or os.path.lexists(path):
        return
    with open(path, "w") as file:
        file.write("#!%s\nimport sys\nfrom %s import %s\nsys.exit(%s())\n" % (python, module, call.split(".")[0], call))
    os.chmod(path, 0o755)

for distribution in importlib.metadata.distributions(path=below):
    for entry in distribution.entry_points:
        if entry.group == "console_scripts" and ":" in entry.value:
            module, call = entry.value.split("[")[0].strip().split(":")
            command(entry.name, module, call)
if subprocess.run([python, "-c", "import pip"], stderr=subprocess.DEVNULL).returncode != 0:
    subprocess.run([python, "-m", "ensurepip", "--default-pip"], check=True)
for name in "pip", "pip3":
    command(name, "pip._internal.cli.main", "main")
`;

export interface VirtualEnvRequest {
  readonly folder: string;
  /** Over the active Python; otherwise nothing is installed but pip. */
  readonly layered: boolean;
  readonly env: Environ;
  readonly cwd: string;
  readonly log: string;
}

/** Makes a virtual environment of the active Python. @returns why there is none, in one line. */
export async function makeVirtualEnv(request: VirtualEnvRequest, site: GroupSite): Promise<string | undefined> {
  const { folder, layered, env, cwd, log } = request;
  const python = pythonOn(env["PATH"] ?? "");
  if (python === undefined) return "there is no python3 on the PATH";
  await using group = await startGroup(
    { argv: [python, ...(layered ? ["-c", LAYERED] : ["-m", "venv"]), folder], env, cwd, stdout: log, stderr: log },
    site,
  );
  const exit = await group.exited;
  if (exit.code === 0) return undefined;
  return `${python} cannot make a virtual environment: ${exitText(exit)}${lastLinesOf(log, 3)}`;
}

/** The Python that a bare `python3` or `python` starts; a full path, so that no current folder can stand in for it. */
export function pythonOn(path: string): string | undefined {
  const folders = path.split(":").filter((folder) => folder.startsWith("/"));
  return folders
    .flatMap((folder) => [join(folder, "python3"), join(folder, "python")])
    .find((candidate) => existsSync(candidate));
}
