import { commitReader } from "../config/commit-reader.ts";
import type { RunEvent } from "../config/event.ts";
import { fileReader } from "../config/file-reader.ts";
import { type ConfigOverrides, loadConfig } from "../config/load.ts";
import type { ConfigReader } from "../config/reader.ts";
import type { Github } from "../github/client.ts";
import { digestOf } from "../model/digest.ts";
import { CannotJudgeError, messageOf } from "../model/errors.ts";
import type { Policy } from "../model/policy.ts";
import type { Config } from "../model/spec.ts";
import { proveAbsent, provingReader } from "./prove-absent.ts";

interface ConfigSource {
  readonly file: string;
  readonly overrides: ConfigOverrides;
  /** The workspace: on a pull request it is the pull request's. */
  readonly workspace: string;
  /** The commit whose configuration judges; absent where nobody can cheat, as on a push. */
  readonly base?: string | undefined;
  /** The commit whose edits are told, where the workspace is not the pull request's; it is only ever compared with. */
  readonly head?: string | undefined;
  readonly event: Pick<RunEvent, "baseBranch" | "defaultBranch">;
}

export interface Trusted {
  readonly config: Config;
  /** What the pull request would have judge instead; absent when it says the same. It only informs. */
  readonly proposed?: Policy;
}

/**
 * The configuration and suite that measure and judge. For a pull request they are the base commit's, so that it cannot relax
 * its own gate; where the default branch has none, the pull request brings the gate, and is only observed.
 * @throws CannotJudgeError where another branch has none: its checks stay with the head when it is aimed at a gated branch later.
 */
export async function trustedConfig(source: ConfigSource, github: Github): Promise<Trusted> {
  const { file, overrides, workspace, base, head, event } = source;
  const machine = fileReader(workspace);
  const own = head === undefined ? machine : commitReader(github, head, machine);
  if (base === undefined) return { config: await loadConfig(file, own, overrides) };
  const reader = commitReader(github, base, machine);
  const [trusted, edited] = [await textOrNone(reader, file), await textOrNone(own, file)];
  if (trusted === undefined && head !== undefined) {
    throw new CannotJudgeError(
      `the base commit has no ${file}: a configuration that is the pull request's own is not used here`,
    );
  }
  if (trusted === undefined) {
    await proveAbsent(file, base, github);
    refuseUngatedBranch(file, event);
    const config = await loadConfig(file, own, overrides);
    const why = `the base commit has no ${file}: this pull request brings the gate, and is only observed`;
    return { config: warned({ ...config, enforce: "observe" }, why) };
  }
  const config = await loadConfig(file, provingReader(reader, base, github), overrides);
  // A call each where the API has to be asked: there an edit of the suite alone is not looked for.
  if (trusted === edited && head !== undefined) return { config };
  return compared(config, loadConfig(file, own, overrides), trusted === edited ? undefined : file);
}

function refuseUngatedBranch(file: string, { baseBranch, defaultBranch }: ConfigSource["event"]): void {
  if (defaultBranch !== undefined && baseBranch === defaultBranch) return;
  throw new CannotJudgeError(
    `the base branch ${baseBranch ?? "(unknown)"} has no ${file}, and is not the default branch: a check that let this pass would stay with the commits when they are aimed at another branch`,
    {
      hint: `name the branches that are gated: pull_request: { branches: [${defaultBranch ?? "main"}] }, or give this one a ${file}`,
    },
  );
}

/** What a pull request's own configuration would change, beside the one that counts. */
async function compared(config: Config, loading: Promise<Config>, edited: string | undefined): Promise<Trusted> {
  const own = await loading.catch(messageOf);
  const judged = "judged by the base commit's";
  if (typeof own === "string") {
    return edited === undefined
      ? { config }
      : { config: warned(config, `policy changed: this pull request edits ${edited}, which cannot be used: ${own}`) };
  }
  const proposed = digestOf(own.policy) === digestOf(config.policy) ? {} : { proposed: own.policy };
  const workloads = workloadsOf(own) === workloadsOf(config);
  const changed = [
    ...(edited === undefined ? [] : [`this pull request edits ${edited}; it is ${judged}`]),
    ...(edited === undefined && "proposed" in proposed
      ? [`this pull request edits thresholds or waivers; it is ${judged}`]
      : []),
    ...(workloads ? [] : ["what is measured would be another workload; the base commit's is measured"]),
  ];
  return { config: changed.reduce((to, line) => warned(to, `policy changed: ${line}`), config), ...proposed };
}

function workloadsOf({ servers, tests, repeats, seed }: Config): string {
  const byName = [...tests].sort((a, b) => (a.name < b.name ? -1 : 1));
  return digestOf({ servers, tests: byName, repeats, seed });
}

function warned(config: Config, warning: string): Config {
  return { ...config, warnings: [...config.warnings, warning] };
}

async function textOrNone(reader: ConfigReader, path: string): Promise<string | undefined> {
  try {
    return await reader.readText(path);
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT") return undefined;
    throw thrown;
  }
}
