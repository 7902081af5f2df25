import { isMap, isSeq, parseDocument } from "yaml";
import type { Command } from "../config/command.ts";
import type { CommentEvent } from "../config/comment-event.ts";
import { excuseFileOf, readExcuses } from "../config/excuse-file.ts";
import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import { inert } from "../report/escape.ts";

type Excuse = Extract<Command, { readonly name: "waive" | "accept" }>;

interface Request {
  readonly comment: CommentEvent & { readonly pullRequest: number };
  readonly baseBranch: string;
  readonly configFile: string;
}

/** Opens a pull request that adds a waiver or an accepted level to the base branch's file: people with a right to review it decide. */
export async function proposeExcuse(
  command: Excuse,
  { comment, baseBranch, configFile }: Request,
  github: Github,
): Promise<{ readonly number: number; readonly url: string }> {
  const { octokit, target } = github;
  if (command.name === "waive") checkDay(command.waiver.until, new Date());
  const path = excuseFileOf(configFile);
  const { data: tip } = await octokit.rest.git.getRef({ ...target, ref: `heads/${baseBranch}` });
  const before = await contentOf(github, path, tip.object.sha);
  const after = withEntry(before?.text ?? "", command, `@${comment.login}`);
  await checkExcuses(configFile, after);

  const branch = `llm-perf-gate/${command.name}-${comment.pullRequest}-${comment.id}`;
  await octokit.rest.git.createRef({ ...target, ref: `refs/heads/${branch}`, sha: tip.object.sha });
  try {
    const title = titleOf(command, comment.pullRequest);
    const content = Buffer.from(after).toString("base64");
    const known = before === undefined ? {} : { sha: before.sha };
    await octokit.rest.repos.createOrUpdateFileContents({ ...target, path, branch, message: title, content, ...known });
    const body = `Asked for by ${inert(`@${comment.login}`)} on pull request ${comment.pullRequest}. Nothing is excused before this is merged.`;
    const { data: pull } = await octokit.rest.pulls.create({ ...target, title, body, head: branch, base: baseBranch });
    return { number: pull.number, url: pull.html_url };
  } catch (error) {
    // Closes the pull request too, should it be there and only its answer be lost.
    await octokit.rest.git.deleteRef({ ...target, ref: `heads/${branch}` }).catch(() => undefined);
    const refused = isApiFailure(error) && error.status === 403 && error.request.url.endsWith("/pulls");
    throw refused ? new UserError(MAY_NOT_PROPOSE, { cause: error }) : error;
  }
}

const MAY_NOT_PROPOSE =
  'the pull request could not be opened: in the repository\'s settings, under Actions, General, tick "Allow GitHub Actions to create and approve pull requests"; the job also needs "permissions: pull-requests: write"';

const LONGEST_MS = 366 * 24 * 3_600_000;

/** A waiver is for a while: from today on, and at most a year. */
function checkDay(until: string, today: Date): void {
  if (until < today.toISOString().slice(0, 10)) throw new UserError(`${until}: that day is over`);
  if (Date.parse(until) - today.getTime() > LONGEST_MS) {
    throw new UserError(`${until} is more than a year away: a waiver is for a while, /perf accept is for good`);
  }
}

async function contentOf({ octokit, target }: Github, path: string, ref: string) {
  try {
    const { data } = await octokit.rest.repos.getContent({ ...target, path, ref });
    if (Array.isArray(data) || data.type !== "file") throw new UserError(`${path} is no file`);
    return { text: Buffer.from(data.content, "base64").toString("utf8"), sha: data.sha };
  } catch (error) {
    if (isApiFailure(error) && error.status === 404) return undefined;
    throw error;
  }
}

/** Adds one entry and leaves all others, and their comments, as they are. */
export function withEntry(text: string, command: Excuse, owner: string): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) {
    throw new UserError("the file of waivers in the base branch cannot be read: mend it first");
  }
  const [key, entry] = entryOf(command, owner);
  if (!isSeq(document.get(key))) document.set(key, document.createNode([]));
  document.addIn([key], document.createNode(entry));
  return document.toString();
}

function entryOf(command: Excuse, owner: string): readonly [key: string, entry: Readonly<Record<string, unknown>>] {
  switch (command.name) {
    case "waive": {
      const { cells, metric, reason, atMost, until } = command.waiver;
      const most = `${Number((atMost * 100).toPrecision(12))}%`;
      return ["waivers", { cells, metric, owner, reason, "at-most": most, until }];
    }
    case "accept": {
      const { cell, metric, from, to, evidence } = command.accepted;
      return ["accepted", { cell, metric, from, to, owner, evidence }];
    }
  }
}

/** What the gate would refuse to read is not proposed. */
async function checkExcuses(configFile: string, text: string): Promise<void> {
  await readExcuses(configFile, { readText: async () => text, list: async () => [] });
}

function titleOf(command: Excuse, pullRequest: number): string {
  return command.name === "waive"
    ? `Waive a slowdown of pull request ${pullRequest} until ${command.waiver.until}`
    : `Accept a slowdown of pull request ${pullRequest}`;
}
