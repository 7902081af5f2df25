import { describeApiError } from "../github/api-error.ts";
import type { Github } from "../github/client.ts";
import { messageOf } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import { putComment } from "./comment.ts";
import type { Publication, Published } from "./publication.ts";
import { writeSummary } from "./summary.ts";

export interface Ports {
  readonly env: World["env"];
  readonly log: World["log"];
  readonly setOutput: (name: string, value: string) => void;
  /** Absent without a token: summary and outputs only. */
  readonly github?: Github;
}

/** Annotations, job summary, comment, step outputs. What fails here only warns: it never changes the verdict. */
export async function publish(publication: Publication, { env, log, setOutput, github }: Ports): Promise<Published> {
  const warnings: string[] = [];
  const warn = (line: string) => {
    warnings.push(line);
    log.warn(line);
  };
  for (const { level, message } of publication.annotations) annotate(log, level, message);

  await attempt(
    () => writeSummary(env["GITHUB_STEP_SUMMARY"], publication.render),
    (error) => warn(`the job summary was not written: ${messageOf(error)}`),
  );
  const commentUrl = await attempt(
    () => comment(publication, github, warn),
    (error) => warn(`the comment was not written: ${describeApiError(error)}`),
  );
  const outputs = {
    decision: publication.decision,
    regressions: String(publication.regressions),
    "report-path": publication.reportPath ?? "",
    "session-path": publication.sessionPath ?? "",
    "comment-url": commentUrl ?? "",
  };
  for (const [name, value] of Object.entries(outputs)) {
    await attempt(
      async () => setOutput(name, value),
      (error) => warn(`the step output ${name} was not written: ${messageOf(error)}`),
    );
  }
  return { ...(commentUrl === undefined ? {} : { commentUrl }), warnings };
}

async function comment(
  publication: Publication,
  github: Github | undefined,
  warn: (line: string) => void,
): Promise<string | undefined> {
  const { decision, event, pullRequest, marker, run, render, newComment } = publication;
  if (pullRequest === undefined || event === "merge_group" || decision === "measured") return undefined;
  if (github === undefined) {
    warn(`no comment on pull request ${pullRequest}: there is no token; set the input github-token`);
    return undefined;
  }
  const mark = run === undefined ? {} : { run };
  return putComment(github, { pullRequest, marker, ...mark, render, create: newComment, warn });
}

async function attempt<T>(work: () => Promise<T>, onError: (error: unknown) => void): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    onError(error);
    return undefined;
  }
}

function annotate(log: World["log"], level: "error" | "warning", message: string): void {
  if (level === "error") log.error(message);
  else log.warn(message);
}
