import { saveState } from "@actions/core";
import type { RunEvent } from "../config/event.ts";
import type { Inputs } from "../config/inputs.ts";
import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import {
  type CheckPlace,
  type CheckRequest,
  type CheckResult,
  completeCheck,
  openCheck,
  showProgress,
} from "../publish/check.ts";
import type { ActionJob } from "./job.ts";
import { judgedName } from "./judged-name.ts";
import { runAddress } from "./run-address.ts";

/** The check of this job on the pull request's head. What fails here only warns. */
export interface GateCheck {
  /** The app that writes it: only its checks are ours. Absent where there is no check run. */
  readonly app?: number;
  /** Another job of this run has the same check. */
  readonly shared: boolean;
  readonly progress: (line: string) => void;
  readonly complete: (result: CheckResult) => Promise<void>;
  /** For a job that comes to no verdict. */
  readonly fail: (why: string, enforce: Config["enforce"]) => Promise<void>;
}

export const NO_CHECK: GateCheck = {
  shared: false,
  progress: () => undefined,
  complete: async () => undefined,
  fail: async () => undefined,
};

/** The pause before the next update; it grows so that hours of measuring cost a handful of calls. */
const FIRST_PAUSE_MS = 60_000;
const PAUSE_GROWTH = 5;

/** Begins the check, and leaves what the post step needs to end it should this process be killed. */
export async function beginCheck(action: ActionJob, how: Inputs["check"], { log, env }: World): Promise<GateCheck> {
  const { github } = action;
  const { job, event } = action;
  const request = job.judge ? checkRequest(checkName(job), event, how, env) : undefined;
  if (github === undefined || request === undefined) return NO_CHECK;
  return beginRequested(github, request, log);
}

/** What fails only warns. */
export async function beginRequested(github: Github, request: CheckRequest, log: World["log"]): Promise<GateCheck> {
  const place = await openCheck(github, request).catch((error: unknown) => {
    log.warn(`no check on ${request.sha.slice(0, 10)}: ${describeApiError(error)}`);
    return undefined;
  });
  if (place === undefined) return NO_CHECK;
  saveState("check", JSON.stringify(place));
  return gateCheck(place, github, log);
}

/** `undefined` where no check is wanted, or can be written. */
export function checkRequest(
  name: string,
  event: RunEvent,
  how: Inputs["check"],
  env: World["env"],
): CheckRequest | undefined {
  // A fork's own token can only read; the workflow_run job that reports has the right.
  const readOnly = how === "auto" && event.fork && event.name === "pull_request";
  if (how === "none" || event.headSha === undefined || readOnly) return undefined;
  const url = runAddress(env);
  const attempt = env["GITHUB_RUN_ATTEMPT"];
  return {
    name,
    sha: event.headSha,
    how: how === "auto" ? howFor(event) : how,
    ...(url === undefined ? {} : { url }),
    ...(attempt === undefined ? {} : { attempt }),
  };
}

function howFor({ name, commanded }: RunEvent): CheckRequest["how"] {
  // A check run made by a workflow_run job may show under any of the commit's workflows.
  if (name === "workflow_run") return "status";
  // What is required is what the pull request's own workflow writes.
  return commanded === undefined ? "auto" : "as-before";
}

/** What branch protection can require. */
export function checkName({ config, origin, selection }: ActionJob["job"]): string {
  return nameOfCheck(judgedName(config.name, { ...selection, leg: origin.leg }));
}

export function nameOfCheck(judged: string): string {
  return `llm-perf-gate/${judged}`;
}

function gateCheck(place: CheckPlace, github: Github, log: World["log"]): GateCheck {
  let due = 0;
  let pause = FIRST_PAUSE_MS;
  let last: Promise<void> = Promise.resolve();
  let ended = false;
  const complete = async (result: CheckResult) => {
    if (ended) return;
    ended = true;
    await last;
    const { conclusion, title } = result;
    // The post step repeats what cannot be written now: publishing never changes the verdict.
    saveState("check-result", JSON.stringify({ conclusion, title }));
    try {
      await completeCheck(github, place, result);
      saveState("check-ended", "true");
    } catch (error) {
      log.warn(`the check was not completed: ${describeApiError(error)}`);
    }
  };
  return {
    ...(place.kind === "check-run" && place.app !== undefined ? { app: place.app } : {}),
    shared: place.kind === "check-run" && place.shared,
    complete,
    fail: (why, enforce) =>
      complete({
        conclusion: enforce === "observe" ? "neutral" : "failure",
        title: `no verdict: ${why}`,
        summary: "The job ended before it could decide; its log says why.",
      }),
    progress: (line) => {
      const now = performance.now();
      if (ended || now < due) return;
      due = now + pause;
      pause *= PAUSE_GROWTH;
      // The next update says what a lost one did not.
      last = showProgress(github, place, line).catch(() => undefined);
    },
  };
}
