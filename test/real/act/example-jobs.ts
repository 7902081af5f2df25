import {
  issueCommentEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  type WorkflowEvent,
  workflowRunEvent,
} from "../../integration/events.ts";
import type { SimulatedGithub } from "../../integration/github/simulated-github.ts";
import { instantOf, type SimulatedRun } from "../../integration/github/state.ts";
import type { Repository } from "./repository.ts";

interface Expected {
  readonly exitCode: number;
  /** Of the simulated engine. */
  readonly flags?: string;
  /** What is not as it must be on GitHub, or in the log, afterwards. */
  readonly problems: (github: SimulatedGithub, log: string) => readonly string[];
}

type Step = (repository: Repository) => {
  readonly event: WorkflowEvent;
  readonly run: SimulatedRun;
  readonly expected: Expected;
  /** The file that the event starts; absent means the baselines' one. */
  readonly workflow?: string;
};

/** An example workflow, and the events that it is given one after the other. */
export interface ExampleJob {
  readonly example: string;
  /** A second example that lies beside it, and under which name. */
  readonly beside?: { readonly example: string; readonly path: string };
  readonly steps: readonly Step[];
}

const unless = (holds: boolean, problem: string) => (holds ? [] : [problem]);

const stores: Expected = {
  exitCode: 0,
  problems: ({ state }) => unless(state.artifacts.at(-1)?.finished !== undefined, "no artifact was stored"),
};

function onMain(make: typeof pushEvent): Step {
  return (repository) => {
    const sha = repository.commit();
    const event = make({ sha, branch: "main" });
    return { event, run: repository.begin(event, sha, {}), expected: stores };
  };
}

function onPull(make: typeof pullRequestEvent, expected: Expected): Step {
  return (repository) => {
    const { pull } = repository;
    const event = make(pull);
    const sha = event.name === "pull_request" ? pull.head.sha : pull.mergeSha;
    const run = { ...repository.begin(event, pull.mergeSha, { branch: pull.head.branch }), sha };
    return { event, run, expected };
  };
}

const checked = (conclusion: string, comment: RegExp | undefined): Expected["problems"] => {
  return ({ state }) => [
    ...unless(
      state.checks.at(-1)?.fields["conclusion"] === conclusion,
      `the check is ${String(state.checks.at(-1)?.fields["conclusion"])}, not ${conclusion}`,
    ),
    ...unless(
      comment === undefined ? state.comments.length === 0 : comment.test(state.comments[0]?.body ?? ""),
      `the comment is not as it must be: ${state.comments[0]?.body.slice(0, 200)}`,
    ),
  ];
};

const clean: Expected = { exitCode: 0, problems: checked("success", /gate: pass/) };
const SLOW = "--decode-slowdown 400%";
const slow: Expected = { exitCode: 1, flags: SLOW, problems: checked("failure", /gate: fail/) };
const observed: Expected = { exitCode: 0, flags: SLOW, problems: checked("neutral", /gate: fail/) };
const queued: Expected = {
  exitCode: 0,
  problems: (github, log) => [
    ...checked("success", /gate: pass/)(github, log),
    ...unless(/answered from pull request 7/.test(log), "the group was not answered from the pull request"),
  ],
};

/** The verdict as a commit status of the pull request's head. */
const status = (state: string): Expected["problems"] => {
  return (github) => [
    ...unless(
      github.state.statuses.at(-1)?.state === state,
      `the status is ${github.state.statuses.at(-1)?.state}, not ${state}`,
    ),
    ...unless(github.state.checks.length === 0, "there is a check run beside the status"),
  ];
};

const labelled: Step = (repository) => {
  const { event, run } = onPull(pullRequestEvent, clean)(repository);
  const payload = { ...(event.payload as object), action: "labeled", label: { name: "perf" } };
  return { event: { ...event, payload }, run, expected: { exitCode: 0, problems: status("success") } };
};

/** With the token of a fork's run, which can only read. */
const measuredReadOnly: Step = (repository) => {
  const { github, pull } = repository;
  github.permissions = { actions: "read", contents: "read" };
  const event = pullRequestEvent(pull);
  const run = repository.begin(event, pull.mergeSha, { branch: pull.head.branch });
  Object.assign(run, { sha: pull.head.sha });
  const problems = () => unless(github.state.comments.length === 0, "a token that can only read wrote a comment");
  return { event, run, expected: { ...stores, problems } };
};

const REPORT = ".github/workflows/perf-report.yml";

const reported: Step = (repository) => {
  const { github } = repository;
  const measured = github.state.runs.at(-1);
  if (measured === undefined) throw new Error("nothing was measured");
  github.permissions = { actions: "read", contents: "read", "pull-requests": "write", statuses: "write" };
  const sha = repository.tip();
  const event = workflowRunEvent(measured, sha);
  const run = repository.begin(event, sha, { path: REPORT });
  return { event, run, expected: { exitCode: 0, problems: status("success") }, workflow: REPORT };
};

const threeTimes = (step: Step) => [step, step, step];

const command: Step = (repository) => {
  const { github, pull } = repository;
  const { state } = github;
  state.collaborators.set("mona", "write");
  github.permissions = { actions: "write", contents: "write", "pull-requests": "write" };
  const id = state.nextId();
  const at = instantOf(id);
  const author = { id: 2, login: "mona", type: "User" } as const;
  const comment = { id, issue: pull.number, author, body: "/perf run", createdAt: at, updatedAt: at, reactions: [] };
  state.comments.push(comment);
  const sha = repository.tip();
  const event = issueCommentEvent(comment, sha);
  return {
    event,
    run: repository.begin(event, sha, {}),
    expected: {
      exitCode: 0,
      problems: () => [
        ...unless(state.dispatches[0]?.inputs["sha"] === pull.head.sha, "no workflow was started on the head"),
        ...unless(comment.reactions.join() === "eyes,rocket", `the reactions are ${comment.reactions.join()}`),
      ],
    },
  };
};

/** The others need a container, another's action, or several machines. */
export const EXAMPLE_JOBS: readonly ExampleJob[] = [
  {
    example: "simple-gate",
    steps: [...threeTimes(onMain(pushEvent)), onPull(pullRequestEvent, clean), onPull(pullRequestEvent, slow)],
  },
  { example: "observe-first", steps: [...threeTimes(onMain(pushEvent)), onPull(pullRequestEvent, observed)] },
  {
    example: "merge-queue",
    steps: [...threeTimes(onMain(pushEvent)), onPull(pullRequestEvent, clean), onPull(mergeGroupEvent, queued)],
  },
  { example: "nightly-baseline", steps: [...threeTimes(onMain(scheduleEvent)), onPull(pullRequestEvent, clean)] },
  { example: "label-triggered", steps: [...threeTimes(onMain(pushEvent)), labelled] },
  {
    example: "fork-safe-measure",
    beside: { example: "fork-safe-report", path: REPORT },
    steps: [...threeTimes(onMain(pushEvent)), measuredReadOnly, reported],
  },
  { example: "arc", steps: [onMain(pushEvent)] },
  { example: "commands", steps: [command] },
];
