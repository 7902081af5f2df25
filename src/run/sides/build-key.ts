import { commandOutput } from "../../devices/command-output.ts";
import type { BuiltBase } from "../../model/base.ts";
import { digestOf } from "../../model/digest.ts";
import type { Environ } from "../../model/spec.ts";
import type { SideRepository } from "./repositories.ts";
import { pythonOn } from "./virtual-env.ts";

/** Different in every job, or of the user: no build depends on them. */
const PASSING =
  /^(?:GITHUB_|RUNNER_|ACTIONS_|SSH_|XDG_|LC_|SYSTEMD_|KUBERNETES_)|^(?:CI|HOME|USER|LOGNAME|HOSTNAME|PWD|OLDPWD|SHLVL|SHELL|TERM|LANG|_|TMPDIR|TEMP|TMP|INVOCATION_ID|JOURNAL_STREAM|MEMORY_PRESSURE_\w+|LLM_PERF_GATE_\w+)$/;

/** The Python that a layered environment lies over, with all that is installed in it: builds link against that. */
const PYTHON = `import importlib.metadata as m, json, sys, sysconfig
packages = sorted({"%s %s" % (d.metadata["Name"], d.version) for d in m.distributions()})
print(json.dumps([sys.version, sys.executable, sysconfig.get_platform(), packages]))`;

const LIMIT_MS = 60_000;

export interface Ingredients {
  /** Of the workspace's repository; it covers the commits of the submodules. */
  readonly tree: string;
  /** What a build may write into itself, such as a version. */
  readonly commit: string;
  readonly repositories: readonly SideRepository[];
  readonly spec: BuiltBase;
  readonly envFrom: readonly string[];
  readonly proofModules: readonly string[];
  readonly env: Environ;
  /** Where the builds lie: environments know their own path. */
  readonly cache: string;
  readonly workspace: string;
  readonly signal: AbortSignal;
}

/** Equal for builds that would come out the same. */
export async function buildKey(ingredients: Ingredients): Promise<string> {
  const { tree, commit, repositories, spec, envFrom, proofModules, env, cache, workspace, signal } = ingredients;
  const { setup, python } = spec;
  const active = pythonOn(env["PATH"] ?? "");
  const pythonFacts =
    setup === undefined || active === undefined
      ? ""
      : await commandOutput([active, "-c", PYTHON], { env, cwd: "/", signal }, LIMIT_MS);
  const lasting = Object.entries(env)
    .filter(([name]) => !PASSING.test(name))
    .map(([name, value]) => [name, value.replaceAll(workspace, "{workspace}")]);
  const trees = repositories.map(({ name, tree: content }) => [name, content]);
  return digestOf({ tree, commit, trees, setup, python, pythonFacts, lasting, cache, envFrom, proofModules });
}
