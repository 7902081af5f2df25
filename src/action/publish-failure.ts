import { context } from "@actions/github";
import { readCheckout } from "../config/checkout.ts";
import { readEvent } from "../config/event.ts";
import { fileReader } from "../config/file-reader.ts";
import type { Inputs } from "../config/inputs.ts";
import { loadConfig } from "../config/load.ts";
import { describeApiError } from "../github/api-error.ts";
import { messageOf } from "../model/errors.ts";
import type { Config } from "../model/spec.ts";
import type { World } from "../model/world.ts";
import { putComment } from "../publish/comment.ts";
import type { ReportContext } from "../report/context.ts";
import { markerOf } from "../report/escape.ts";
import { toMarkdown } from "../report/markdown.ts";
import { beginRequested, checkRequest, type GateCheck, NO_CHECK, nameOfCheck } from "./gate-check.ts";
import { githubFor } from "./github-for.ts";
import { eventOf, isJudged } from "./job.ts";
import { judgedName, partOf } from "./judged-name.ts";
import { runAddress } from "./run-address.ts";
import { emptySession, withoutRows } from "./without-rows.ts";

/**
 * Tells the pull request of a job that ended in an error, however early: a required check that never comes would hang, and an
 * older comment would go on saying that all is well. What fails here only warns.
 */
export async function publishFailure(
  why: string,
  enforce: Config["enforce"],
  inputs: Inputs,
  check: GateCheck,
  world: World,
): Promise<void> {
  await check.fail(why, enforce);
  const { githubToken, mode } = inputs;
  if (githubToken === undefined || mode === "run" || mode === "command") return;
  const { env, log } = world;
  try {
    const github = githubFor(githubToken, world);
    const told = await readEvent(env, async () => context.payload);
    const { event, handedOver } = await eventOf(told, inputs, await readCheckout(world), github);
    if (!isJudged(event, handedOver)) return;
    const suite = await nameOfSuite(inputs, world);
    const judged = judgedName(suite, inputs);
    const part = partOf(inputs);
    const request = checkRequest(nameOfCheck(judged), event, inputs.check, env);
    if (check === NO_CHECK && request !== undefined)
      await (await beginRequested(github, request, log)).fail(why, enforce);
    if (event.pullRequest === undefined || event.name === "merge_group" || inputs.comment === "never") return;
    const runId = handedOver?.id ?? event.runId;
    const run = runId === undefined ? {} : { run: { id: runId, attempt: handedOver?.attempt ?? event.attempt ?? 1 } };
    const { records: _, ...header } = emptySession(suite, "none", { event: event.name });
    const runUrl = runAddress(env);
    const about: ReportContext = {
      suite: judged,
      ...(part === undefined ? {} : { part }),
      session: header,
      enforce,
      mode,
      reproduce: "",
      warnings: [],
      ...run,
      ...(runUrl === undefined ? {} : { runUrl }),
    };
    const { comparison } = withoutRows({ ...header, records: [] }, "cannot-judge", `the job ended in an error: ${why}`);
    await putComment(github, {
      pullRequest: event.pullRequest,
      marker: markerOf(judged),
      ...run,
      render: (limit) => toMarkdown(comparison, about, limit),
      create: true,
      warn: log.warn,
    });
  } catch (error) {
    log.warn(`the pull request was not told of it: ${describeApiError(error)}`);
  }
}

/** As the workspace's configuration has it: what failed may be that the base's cannot be read. */
async function nameOfSuite({ name, config }: Inputs, { cwd, log }: World): Promise<string> {
  if (name !== undefined) return name;
  return loadConfig(config, fileReader(cwd)).then(
    (found) => found.name,
    (cause: unknown) => {
      log.info(`the suite's name is taken to be "${DEFAULT_NAME}": ${messageOf(cause)}`);
      return DEFAULT_NAME;
    },
  );
}

/** What the configuration's schema calls a suite without a name. */
const DEFAULT_NAME = "default";
