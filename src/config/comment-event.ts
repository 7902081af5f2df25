import { z } from "zod";
import { UserError } from "../model/errors.ts";
import type { World } from "../model/world.ts";

/** A comment that was just written, as GitHub's event tells it. */
export interface CommentEvent {
  readonly id: number;
  readonly body: string;
  readonly login: string;
  readonly isBot: boolean;
  /** Absent on an issue. */
  readonly pullRequest?: number;
  readonly defaultBranch: string;
}

const payloadSchema = z.object({
  action: z.string(),
  comment: z.object({
    id: z.int(),
    body: z.string(),
    user: z.object({ login: z.string(), type: z.string() }).nullable(),
  }),
  issue: z.object({ number: z.int(), pull_request: z.unknown() }),
  repository: z.object({ default_branch: z.string() }),
});

/**
 * `undefined` for a comment that was edited or deleted: what it asks for now, nobody may have looked at.
 * @throws UserError for any other event, and for a payload that lacks what the event promises.
 */
export function readCommentEvent(env: World["env"], payload: unknown): CommentEvent | undefined {
  const name = env["GITHUB_EVENT_NAME"];
  if (name !== "issue_comment") {
    throw new UserError(`mode command answers the event issue_comment, not ${name ?? "a terminal"}`, {
      hint: "on: { issue_comment: { types: [created] } }; docs/examples/commands.yml is a whole workflow",
    });
  }
  const found = payloadSchema.safeParse(payload);
  if (!found.success) {
    const [issue] = found.error.issues;
    throw new UserError(`event issue_comment: the payload cannot be used: ${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { action, comment, issue, repository } = found.data;
  if (action !== "created") return undefined;
  return {
    id: comment.id,
    body: comment.body,
    login: comment.user?.login ?? "",
    isBot: comment.user?.type !== "User",
    defaultBranch: repository.default_branch,
    ...(issue.pull_request === undefined || issue.pull_request === null ? {} : { pullRequest: issue.number }),
  };
}
