import { commitReader } from "../config/commit-reader.ts";
import { fileReader } from "../config/file-reader.ts";
import { type ConfigOverrides, loadConfig } from "../config/load.ts";
import type { ConfigReader } from "../config/reader.ts";
import type { Github } from "../github/client.ts";
import { CannotJudgeError } from "../model/errors.ts";
import type { Config } from "../model/spec.ts";

interface ConfigSource {
  readonly file: string;
  readonly overrides: ConfigOverrides;
  /** The workspace: on a pull request it is the pull request's. */
  readonly workspace: string;
  /** The commit whose configuration judges; absent where nobody can cheat, as on a push. */
  readonly base?: string | undefined;
  /** The commit whose edits are told, where the workspace is not the pull request's; it is only ever compared with. */
  readonly head?: string | undefined;
}

/**
 * The configuration and suite that measure and judge. For a pull request they are the base commit's, so that it cannot relax
 * its own gate; where the base has none, the pull request brings the gate, and is only observed.
 */
export async function trustedConfig(source: ConfigSource, github: Github): Promise<Config> {
  const { file, overrides, workspace, base, head } = source;
  const machine = fileReader(workspace);
  const own = head === undefined ? machine : commitReader(github, head, machine);
  if (base === undefined) return loadConfig(file, own, overrides);
  const reader = commitReader(github, base, machine);
  const [trusted, edited] = [await textOrNone(reader, file), await textOrNone(own, file)];
  if (trusted === undefined && head !== undefined) {
    throw new CannotJudgeError(
      `the base commit has no ${file}: a configuration that is the pull request's own is not used here`,
    );
  }
  if (trusted === undefined) {
    const config = await loadConfig(file, own, overrides);
    return warned(
      { ...config, enforce: "observe" },
      `the base commit has no ${file}: this pull request brings the gate, and is only observed`,
    );
  }
  const config = await loadConfig(file, reader, overrides);
  if (trusted === edited) return config;
  return warned(config, `policy changed: this pull request edits ${file}; it is judged by the base commit's`);
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
