import { describeApiError } from "../github/api-error.ts";
import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { type RunMark, readRunMark } from "../model/run-mark.ts";
import { beganLater } from "./newer-run.ts";
import { ownLogins } from "./own-logins.ts";

export interface Comment {
  readonly pullRequest: number;
  readonly marker: string;
  readonly run?: RunMark;
  readonly render: (limit: number) => string;
  /** Whether to write one where there is none. */
  readonly create: boolean;
  readonly warn: (line: string) => void;
}

/**
 * GitHub says "maximum is 65536 characters". What it counts is not written anywhere, and other forges allow less,
 * so a refused comment is rendered shorter.
 */
const LIMITS = [65_536, 32_768, 8_192];

/** Creates or updates the one comment of ours that starts with the marker; the oldest when there are several, and the others are hidden. Returns its address, if there is one. */
export async function putComment(github: Github, comment: Comment): Promise<string | undefined> {
  let refusal: unknown;
  for (const limit of LIMITS) {
    try {
      return await put(github, comment, comment.render(limit));
    } catch (error) {
      if (!isTooLong(error)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** Looks before each attempt: a comment whose creation seemed to fail may be there. */
function put(github: Github, comment: Comment, body: string): Promise<string | undefined> {
  const { octokit, target } = github;
  return github.retry(async () => {
    const [found, ...superseded] = await findOwn(github, comment);
    if (superseded.length > 0) await hide(github, superseded, comment.warn);
    if (found === undefined) {
      if (!comment.create) return undefined;
      const created = await octokit.rest.issues.createComment({ ...target, issue_number: comment.pullRequest, body });
      return created.data.html_url;
    }
    if (found.body === body) return found.url;
    const theirs = readRunMark(found.body, comment.marker);
    if (comment.run !== undefined && theirs !== undefined && (await beganLater(theirs, comment.run, github))) {
      comment.warn(`the comment tells of a newer run (${theirs.id}, attempt ${theirs.attempt}), and is left as it is`);
      return found.url;
    }
    const updated = await octokit.rest.issues.updateComment({ ...target, comment_id: found.id, body });
    return updated.data.html_url;
  });
}

/**
 * Two jobs that ran at once may both have written one. Only GraphQL can hide a comment, which Gitea lacks and a token may be
 * refused: https://docs.github.com/graphql/reference/mutations#minimizecomment
 */
async function hide({ octokit }: Github, comments: readonly Found[], warn: Comment["warn"]): Promise<void> {
  const mutation =
    "mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } } }";
  try {
    for (const { nodeId } of comments) await octokit.graphql(mutation, { id: nodeId });
  } catch (error) {
    warn(`an older comment of ours could not be hidden: ${describeApiError(error)}`);
  }
}

interface Found {
  readonly id: number;
  readonly nodeId: string;
  readonly url: string;
  readonly author: string;
  readonly body: string;
}

/** The oldest first. A marker alone proves nothing: anyone can write one. */
async function findOwn(github: Github, { pullRequest, marker }: Comment): Promise<readonly Found[]> {
  const { octokit, target } = github;
  const marked: Found[] = [];
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    ...target,
    issue_number: pullRequest,
    per_page: 100,
  });
  for await (const { data } of pages) {
    for (const { id, node_id: nodeId, html_url: url, user, body } of data) {
      if (body?.startsWith(marker)) marked.push({ id, nodeId, url, author: user?.login ?? "", body });
    }
  }
  if (marked.length === 0) return [];
  const logins = await ownLogins(
    github,
    marked.map(({ author }) => author),
  );
  return marked.filter(({ author }) => logins.has(author)).sort((a, b) => a.id - b.id);
}

function isTooLong(error: unknown): boolean {
  return isApiFailure(error) && error.status === 422 && /too long|maximum is/i.test(error.message);
}
