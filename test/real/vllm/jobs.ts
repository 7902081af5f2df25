import type { Checks } from "./checks.ts";
import { checkCancelled, checkMeasured, checkSlowed, checkUnchanged } from "./job-checks.ts";
import type { MeasuredJob, PlannedJob } from "./measured-job.ts";

type CheckedJob = PlannedJob & { readonly check: (job: MeasuredJob, checks: Checks) => void };

const push = (name: string): CheckedJob => ({ name, event: "push", check: checkMeasured });

/** In this order: what is cancelled first, so that its stored session is there to be wrongly taken for a baseline. */
export const JOBS: readonly CheckedJob[] = [
  {
    // From when the engine's own process exists, vLLM swallows SIGTERM until it is ready.
    name: "a push, cancelled while vLLM loads",
    event: "push",
    cancelAt: /starting tiny\S* · .*\((EngineCore|Worker)|trial 1\//,
    check: checkCancelled,
  },
  {
    name: "a push, cancelled in a trial",
    event: "push",
    cancelAt: /trial 2\/\d+ /,
    check: checkCancelled,
  },
  push("push 1"),
  push("push 2"),
  push("push 3"),
  { name: "a pull request that changes nothing", event: "pull_request", check: checkUnchanged },
  {
    name: "a pull request whose steps take twice as long",
    event: "pull_request",
    env: { SLOW_PCT: "100" },
    check: checkSlowed,
  },
];
