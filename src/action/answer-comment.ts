import { context } from "@actions/github";
import { type Command, parseCommand, USAGE } from "../config/command.ts";
import { type CommentEvent, readCommentEvent } from "../config/comment-event.ts";
import type { Inputs } from "../config/inputs.ts";
import { describeApiError } from "../github/api-error.ts";
import { isApiFailure } from "../github/api-failure.ts";
import type { Github } from "../github/client.ts";
import { UserError } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import { inert } from "../report/escape.ts";
import { carryOut } from "./carry-out.ts";
import { githubFor } from "./github-for.ts";

/** Mode `command`: does what a comment on a pull request asks for, if its writer may change the repository. */
export async function answerComment(inputs: Inputs, world: World): Promise<void> {
  const { env, log } = world;
  const comment = readCommentEvent(env, context.payload);
  if (comment === undefined || comment.isBot) return log.info("nothing to do: an edited comment, or a bot's");
  const parsed = parseCommand(comment.body);
  const { pullRequest } = comment;
  if (parsed.kind === "none" || pullRequest === undefined)
    return log.info("nothing to do: no command on a pull request");
  if (inputs.githubToken === undefined) throw new UserError("mode command needs the input github-token");
  const github = githubFor(inputs.githubToken, world);
  const allowed = await mayCommand(github, comment.login).catch(async (error: unknown) => {
    if (!isApiFailure(error)) throw error;
    await react(github, comment, "confused", log);
    throw new UserError(`whether ${comment.login} may command is not known: ${describeApiError(error)}`);
  });
  if (!allowed) {
    log.warn(`${comment.login} has no write permission: the command is not carried out`);
    return react(github, comment, "-1", log);
  }
  if (parsed.kind === "wrong") {
    await react(github, comment, "confused", log);
    return reply(github, pullRequest, [`This command was not understood: ${inert(parsed.problem)}.`, ...usage()], log);
  }
  await react(github, comment, "eyes", log);
  const answer = await answerTo(parsed.command, { ...comment, pullRequest }, inputs, github);
  await react(github, comment, answer.done ? "rocket" : "confused", log);
  await reply(github, pullRequest, answer.lines, log);
}

interface Answer {
  readonly done: boolean;
  /** Markdown, escaped. */
  readonly lines: readonly string[];
}

async function answerTo(
  command: Command,
  comment: CommentEvent & { readonly pullRequest: number },
  inputs: Inputs,
  github: Github,
): Promise<Answer> {
  if (command.name === "help") return { done: true, lines: usage() };
  try {
    return { done: true, lines: [await carryOut(command, comment, inputs, github)] };
  } catch (thrown) {
    if (thrown instanceof UserError) return { done: false, lines: [`Not done: ${inert(thrown.message, 600)}.`] };
    if (!isApiFailure(thrown)) throw thrown;
    return { done: false, lines: [`Not done: ${inert(describeApiError(thrown), 600)}.`] };
  }
}

function usage(): readonly string[] {
  return Object.values(USAGE).map((line) => `- <code>${inert(line)}</code>`);
}

/** `admin` and `write`; GitHub answers `write` for maintainers. An author's association with the repository says less. */
async function mayCommand({ octokit, target }: Github, username: string): Promise<boolean> {
  try {
    const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...target, username });
    return data.permission === "admin" || data.permission === "write";
  } catch (error) {
    if (isApiFailure(error) && error.status === 404) return false;
    throw error;
  }
}

type Reaction = "eyes" | "rocket" | "confused" | "-1";

async function react(
  { octokit, target }: Github,
  { id }: CommentEvent,
  content: Reaction,
  log: World["log"],
): Promise<void> {
  try {
    await octokit.rest.reactions.createForIssueComment({ ...target, comment_id: id, content });
  } catch (error) {
    log.warn(`no reaction to the comment: ${describeApiError(error)}`);
  }
}

async function reply(
  { octokit, target }: Github,
  issue_number: number,
  lines: readonly string[],
  log: World["log"],
): Promise<void> {
  try {
    await octokit.rest.issues.createComment({ ...target, issue_number, body: lines.join("\n") });
  } catch (error) {
    log.warn(`no answer to the comment: ${describeApiError(error)}`);
  }
}
