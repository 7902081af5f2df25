import { join, resolve } from "node:path";
import { context } from "@actions/github";
import { type Checkout, readCheckout } from "../config/checkout.ts";
import { type RunEvent, readEvent } from "../config/event.ts";
import type { Inputs } from "../config/inputs.ts";
import { originOf } from "../config/origin.ts";
import type { Job } from "../gate/job.ts";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import type { Policy } from "../model/policy.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { artifactName, pullArtifactName } from "../store/artifact-name.ts";
import { workflowPath } from "../store/provenance.ts";
import { commandedEvent } from "./commanded-event.ts";
import { earlierAttempt } from "./earlier-attempt.ts";
import { eventCheckout } from "./event-checkout.ts";
import { githubFor } from "./github-for.ts";
import { judgingCommit } from "./judging-commit.ts";
import { type MeasuringRun, measuringRun } from "./measuring-run.ts";
import { storeFor } from "./store-for.ts";
import { tellingStore } from "./telling-store.ts";
import { trustedConfig } from "./trusted-config.ts";
import { refuseUnjudgedBranch } from "./unjudged-branch.ts";
import { refuseUnsafeWorkflowRun } from "./unsafe-workflow-run.ts";
import { tellingEdits } from "./workflow-edit.ts";

/** Events whose outcome is a verdict; on all others a session is measured, stored and not judged. */
const JUDGED_EVENTS: readonly string[] = ["pull_request", "merge_group"];

export interface ActionJob {
  readonly job: Job;
  readonly event: RunEvent;
  readonly configFile: string;
  /** Absent without a token: there is no right to write a comment. */
  readonly github?: Github;
  /** Anonymous without a token: enough to read a public repository. */
  readonly api: Github;
  /** `workflow_run` that reports on a pull request which another run measured. */
  readonly handedOver?: MeasuringRun;
  /** The policy that a pull request writes for itself; absent when it is the one that judges. */
  readonly proposed?: Policy;
}

/** Everything that the inputs, the event, the workspace and the configuration say about this job. */
export async function prepareJob(inputs: Inputs, world: World): Promise<ActionJob> {
  const { env, cwd, temp } = world;
  const told = await readEvent(env, async () => context.payload);
  const checkout = await readCheckout(world);
  refuseUnsafeWorkflowRun(told, inputs, checkout);
  const github = githubFor(inputs.githubToken, world);
  const { event, handedOver } = await eventOf(told, inputs, checkout, github);
  const origin = await originOf(event, await eventCheckout(event, inputs, checkout, github));
  const judged = isJudged(event, handedOver);
  const base = judged ? judgingCommit(event, origin, github) : undefined;
  const head = handedOver?.headSha;
  const source = { file: inputs.config, overrides: overrides(inputs), workspace: cwd, base, head, event };
  const { config: trusted, ...own } = await trustedConfig(source, github);
  for (const warning of trusted.warnings) world.log.warn(warning);
  if (inputs.mode === "gate" && trusted.variants === undefined) await refuseUnjudgedBranch(told, github, world.log);
  const config = await tellingEdits(trusted, { base, told, handedOver, inputs }, github, world);
  const workflow = workflowOfBaselines(inputs, handedOver);
  refuseBaselineWorkflow(told, config.store, workflow, env);
  const store = tellingStore(
    storeFor(config.store, {
      github,
      world,
      token: inputs.githubToken,
      ...(workflow === undefined ? {} : { workflow }),
    }),
  );
  const { leg } = inputs;
  const name = { suite: config.name, ...(leg === undefined ? {} : { leg }), attempt: event.attempt ?? 1 };
  const artifact = storedAs(artifactName(name), told, config);
  const job: Job = {
    config,
    origin: leg === undefined ? origin : { ...origin, leg },
    folder: resolve(cwd, inputs.sessionPath ?? join(temp, artifactName(name))),
    sessionId: [artifact, event.runId ?? Date.now()].join("-"),
    sessionName: artifact,
    store,
    resume: earlierAttempt({ event, github, suite: config.name, leg }, world),
    judge: judged && inputs.mode !== "run",
    today: new Date().toISOString().slice(0, 10),
    confirm: judged && inputs.mode === "run" && inputs.confirm,
    selection: {
      ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
      ...(inputs.shard === undefined ? {} : { shard: inputs.shard }),
    },
    ...(event.baseBranch === undefined ? {} : { baseBranch: event.baseBranch }),
  };
  return {
    job,
    event,
    configFile: inputs.config,
    api: github,
    ...(inputs.githubToken === undefined ? {} : { github }),
    ...(handedOver === undefined ? {} : { handedOver }),
    ...own,
  };
}

/** What the job is about: the pull request that another run measured, or that a command names, and else what the event says. */
export async function eventOf(
  told: RunEvent,
  inputs: Inputs,
  checkout: Checkout | undefined,
  github: Github,
): Promise<{ readonly event: RunEvent; readonly handedOver: MeasuringRun | undefined }> {
  const handedOver = await measuringRun(told, github);
  return handedOver === undefined
    ? { event: await commandedEvent(told, inputs, checkout, github), handedOver }
    : { event: aboutPullRequest(told, handedOver), handedOver };
}

/** Whether the outcome is a verdict. */
export function isJudged({ name }: RunEvent, handedOver: MeasuringRun | undefined): boolean {
  return JUDGED_EVENTS.includes(name) || handedOver !== undefined;
}

/** What a command measured is of a dispatch on the base branch, and must not pass for a measurement of that; nor must variants. */
function storedAs(name: string, { commanded }: RunEvent, { variants }: Job["config"]): string {
  if (variants !== undefined) return `variants-${name}`;
  return commanded === undefined ? name : pullArtifactName(commanded.pullRequest, name);
}

function workflowOfBaselines({ baselineWorkflow }: Inputs, handedOver: MeasuringRun | undefined): string | undefined {
  return baselineWorkflow === undefined ? handedOver?.workflow : `.github/workflows/${baselineWorkflow}`;
}

/** The event says which run measured; the API says which pull request that was. */
function aboutPullRequest(event: RunEvent, { headSha, pullRequest, baseSha, baseBranch }: MeasuringRun): RunEvent {
  return { ...event, headSha, pullRequest, baseSha, baseBranch };
}

/** @throws UserError when what a pull request's code uploads in this run would be of the workflow whose runs are baselines. */
function refuseBaselineWorkflow(
  { commanded }: RunEvent,
  { kind }: Config["store"],
  ofBaselines: string | undefined,
  env: World["env"],
): void {
  if (commanded === undefined || kind !== "artifact") return;
  const running = workflowPath(env["GITHUB_WORKFLOW_REF"] ?? "");
  if (ofBaselines !== undefined && ofBaselines !== running) return;
  throw new UserError(
    `this run measures a pull request's code in ${running ?? "an unknown workflow"}, whose runs are the baselines: what that code uploads here could pass for one`,
    {
      hint: "let commands start a workflow file of its own, docs/examples/on-demand.yml, and name the baselines' in the input baseline-workflow",
    },
  );
}

function overrides({ name, enforce, language, suite, baselinePath }: Inputs) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(enforce === undefined ? {} : { enforce }),
    ...(language === undefined ? {} : { language }),
    ...(suite === undefined ? {} : { suite }),
    ...(baselinePath === undefined ? {} : { store: { kind: "directory", path: baselinePath } as const }),
  };
}
