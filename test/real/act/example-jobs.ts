import {
  issueCommentEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  type WorkflowEvent,
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
};

/** An example workflow, and the events that it is given one after the other. */
export interface ExampleJob {
  readonly example: string;
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
  { example: "arc", steps: [onMain(pushEvent)] },
  { example: "commands", steps: [command] },
];
