import { z } from "zod";
import type { Command } from "../config/command.ts";
import type { CommentEvent } from "../config/comment-event.ts";
import type { Inputs } from "../config/inputs.ts";
import { describeApiError } from "../github/api-error.ts";
import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import { inert } from "../report/escape.ts";
import { proposeExcuse } from "./propose-excuse.ts";

type Comment = CommentEvent & { readonly pullRequest: number };

/**
 * Does what a command asks for through the API. The comment's text goes no further than into inputs of a workflow, which arrive
 * there as data, and into YAML that the library writes.
 * @returns one line of markdown that says what was done.
 * @throws UserError when it cannot be done, and whatever the API throws.
 */
export async function carryOut(
  command: Exclude<Command, { readonly name: "help" }>,
  comment: Comment,
  inputs: Inputs,
  github: Github,
): Promise<string> {
  const { octokit, target } = github;
  const { data: pull } = await octokit.rest.pulls.get({ ...target, pull_number: comment.pullRequest });
  if (pull.state !== "open") throw new UserError("the pull request is not open");
  const head = { sha: pull.head.sha, fork: pull.head.repo?.full_name !== pull.base.repo.full_name };
  if (command.name === "cancel") return cancel(github, inputs.workflow, pull.number, head.sha);
  if (command.name === "waive" || command.name === "accept") {
    const request = { comment, baseBranch: pull.base.ref, configFile: inputs.config };
    const { number, url } = await proposeExcuse(command, request, github);
    return `Proposed in ${linked(`pull request ${number}`, url)}: it holds once that is reviewed and merged.`;
  }
  if (inputs.workflow === inputs.baselineWorkflow) {
    throw new UserError(
      `${inputs.workflow} is the workflow whose runs are baselines: what a pull request's code uploads there could pass for one; name another in the input workflow`,
    );
  }
  const sha = pinned(head, command.sha);
  const asked =
    command.name === "bisect" ? { filter: command.cell, good: command.good } : { filter: command.filter ?? "" };
  const run = await dispatch(github, {
    workflow_id: inputs.workflow,
    ref: comment.defaultBranch,
    inputs: { ...asked, command: command.name, "pull-request": String(comment.pullRequest), sha },
  });
  const runs = `${pull.html_url.replace(/\/pull\/\d+$/, "")}/actions/workflows/${inputs.workflow}`;
  const what =
    run === undefined
      ? `<code>${inert(inputs.workflow)}</code>`
      : `run ${run.id} of <code>${inert(inputs.workflow)}</code>`;
  return `Started ${linked(what, run?.url ?? runs)} on <code>${sha}</code>. A later push is not measured by it.`;
}

interface Dispatch {
  readonly workflow_id: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** @returns the run that was started, where the forge tells: GitHub does since 2026, GitHub Enterprise Server and Gitea need not. */
async function dispatch({ octokit, target }: Github, asked: Dispatch) {
  const start = octokit.rest.actions.createWorkflowDispatch;
  const { data } = await start({ ...target, ...asked, return_run_details: true }).catch((error: unknown) => {
    const unknown = isApiFailure(error) && error.status === 422 && error.message.includes("return_run_details");
    if (unknown) return start({ ...target, ...asked });
    if (!isApiFailure(error) || error.status < 500) throw error;
    throw new UserError(
      `whether it was started is not known, look among the workflow's runs: ${describeApiError(error)}`,
      {
        cause: error,
      },
    );
  });
  return startedRun.safeParse(data).data;
}

const startedRun = z
  .object({ workflow_run_id: z.int().positive(), html_url: z.string() })
  .transform(({ workflow_run_id: id, html_url: url }) => ({ id, url }));

function linked(html: string, address: string): string {
  return /^https?:\/\/[\w.:/-]+$/.test(address) ? `<a href="${address}">${html}</a>` : html;
}

/** The commit to run. A fork's author can push at any moment, so there the writer of the command names what they have seen. */
function pinned(head: { readonly sha: string; readonly fork: boolean }, sha: string | undefined): string {
  if (sha === undefined && head.fork) {
    throw new UserError(
      `this pull request comes from a fork: look at its code, then name the commit that you have seen, as in "/perf run at SHA"`,
    );
  }
  if (sha !== undefined && !head.sha.startsWith(sha)) {
    throw new UserError(`${sha} is not the pull request's head any more: look at what was pushed since`);
  }
  return head.sha;
}

/** A run that a command started is of the default branch: it is known by its name, which the workflow's `run-name` makes. */
async function cancel(
  { octokit, target }: Github,
  workflow_id: string,
  pullRequest: number,
  head_sha: string,
): Promise<string> {
  const list = { ...target, workflow_id, per_page: 100 };
  const [own, started] = await Promise.all([
    octokit.rest.actions.listWorkflowRuns({ ...list, head_sha }),
    octokit.rest.actions.listWorkflowRuns({ ...list, event: "workflow_dispatch" }),
  ]);
  const named = started.data.workflow_runs.filter(({ display_title: title }) =>
    title.split(/\s+/).includes(`#${pullRequest}`),
  );
  const running = new Set(
    [...own.data.workflow_runs, ...named].filter(({ status }) => status !== "completed").map(({ id }) => id),
  );
  for (const run_id of running) await octokit.rest.actions.cancelWorkflowRun({ ...target, run_id });
  const of = `of <code>${inert(workflow_id)}</code> for pull request ${pullRequest}`;
  if (running.size === 0) return `No run ${of} is under way.`;
  return `Cancelled ${running.size} ${running.size === 1 ? "run" : "runs"} ${of}.`;
}
