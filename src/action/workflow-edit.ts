import { commitReader } from "../config/commit-reader.ts";
import type { RunEvent } from "../config/event.ts";
import { fileReader } from "../config/file-reader.ts";
import type { Inputs } from "../config/inputs.ts";
import type { ConfigReader } from "../config/reader.ts";
import type { Github } from "../github/client.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { workflowPath } from "../store/provenance.ts";
import type { MeasuringRun } from "./measuring-run.ts";

interface Place {
  /** The commit whose policy judges; absent on events that nobody judges. */
  readonly base: string | undefined;
  readonly told: Pick<RunEvent, "name">;
  readonly handedOver: MeasuringRun | undefined;
  readonly inputs: Inputs;
}

/** The configuration, with a note when the pull request edits the workflow that measures or judges it. */
export async function tellingEdits(config: Config, place: Place, github: Github, world: World): Promise<Config> {
  const edit = await workflowEdit(place, github, world);
  if (edit === undefined) return config;
  world.log.warn(edit);
  return { ...config, warnings: [...config.warnings, edit] };
}

/**
 * On `pull_request` GitHub runs the workflow file as the pull request has it: its steps, and the inputs that they give this
 * action, are the author's. No code in that job can prevent it, so it is told. Nothing when the file is the base's, or one of
 * the two cannot be read: this informs, and decides nothing.
 */
async function workflowEdit(
  { base, told, handedOver, inputs }: Place,
  github: Github,
  { env, cwd }: World,
): Promise<string | undefined> {
  const path = handedOver?.workflow ?? (told.name === "pull_request" ? ownPath(env) : undefined);
  if (base === undefined || path === undefined) return undefined;
  const machine = fileReader(cwd);
  const own = await textAt(
    handedOver === undefined ? machine : commitReader(github, handedOver.headSha, machine),
    path,
  );
  const trusted = own === undefined ? undefined : await textAt(commitReader(github, base, machine), path);
  if (own === trusted) return undefined;
  const done = handedOver === undefined ? "which runs this very job" : "which measured it";
  const settings = handedOver === undefined ? given(inputs) : [];
  const theirs = settings.length === 0 ? "its steps and inputs" : `its steps and inputs (${settings.join(", ")})`;
  return `policy changed: this pull request edits ${path}, ${done}: ${theirs} are the pull request's own, so read that change before this verdict`;
}

function ownPath(env: World["env"]): string | undefined {
  return workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "");
}

async function textAt(reader: ConfigReader, path: string): Promise<string | undefined> {
  return reader.readText(path).catch(() => undefined);
}

/** Inputs that go before the trusted configuration, or choose what is judged and told. */
function given({ enforce, config, name, suite, filter, shard, baselinePath, baselineWorkflow, check }: Inputs) {
  const settings = {
    enforce,
    config,
    name,
    suite,
    filter: filter?.source,
    shard: shard === undefined ? undefined : `${shard.index}/${shard.of}`,
    "baseline-path": baselinePath,
    "baseline-workflow": baselineWorkflow,
    check,
  };
  return Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
}
