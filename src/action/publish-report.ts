import { resolve } from "node:path";
import { setOutput } from "@actions/core";
import { contextOf } from "../commands/context.ts";
import { writeReports } from "../commands/write-reports.ts";
import type { Inputs } from "../config/inputs.ts";
import type { Outcome } from "../gate/job.ts";
import { messageOf } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import { LONGEST_SUMMARY } from "../publish/check.ts";
import { publish } from "../publish/publish.ts";
import { toAnnotations } from "../report/annotations.ts";
import { checkTitle, conclusionOf } from "../report/check.ts";
import type { ReportContext } from "../report/context.ts";
import { markerOf } from "../report/escape.ts";
import { toMarkdown } from "../report/markdown.ts";
import { isRegression } from "../report/rows.ts";
import { changesSomething, failsSomething } from "../report/worth.ts";
import { sessionFolders } from "../store/session-folder.ts";
import type { GateCheck } from "./gate-check.ts";
import type { ActionJob } from "./job.ts";
import { judgedName, partOf } from "./judged-name.ts";
import { measuredFiles } from "./measured-files.ts";
import { runAddress } from "./run-address.ts";

/** Renders the outcome in every form, and tells the world: files beside the session, summary, check, comment, outputs. */
export async function publishReport(
  outcome: Outcome,
  { job, event, configFile, github, handedOver }: ActionJob,
  {
    mode,
    comment,
    chart,
    sessionsPath,
  }: Pick<Inputs, "comment" | "chart" | "sessionsPath"> & { readonly mode: ReportContext["mode"] },
  check: GateCheck,
  world: World,
): Promise<void> {
  const { env, log } = world;
  const { session, comparison } = outcome;
  const { config, folder } = job;
  const runUrl = runAddress(env);
  const run = measuredBy(event, handedOver);
  const part = partOf(job.selection);
  const context = contextOf({
    config,
    judged: judgedName(config.name, { ...job.selection, leg: job.origin.leg }),
    ...(part === undefined ? {} : { part }),
    session,
    mode,
    configFile,
    chart,
    ...(runUrl === undefined ? {} : { runUrl }),
    ...run,
  });
  const folders = sessionsPath === undefined ? [folder] : await sessionFolders(sessionsPath).catch(() => []);
  const shelf = config.store.kind === "directory" ? { shelf: resolve(world.cwd, config.store.path) } : {};
  const reported = { outcome, context, policy: config.policy, folders, ...shelf };
  const reportPath = await writeReports(`${folder}-report`, reported, world).catch((cause: unknown) => {
    log.warn(`the report was not written: ${messageOf(cause)}`);
    return undefined;
  });
  await check.complete({
    conclusion: conclusionOf(comparison.decision, config.enforce),
    title: checkTitle(comparison, context),
    summary: toMarkdown(comparison, context, LONGEST_SUMMARY),
    ...measuredFiles(outcome, job),
  });
  await publish(
    {
      decision: comparison.decision,
      marker: markerOf(context.suite),
      ...run,
      render: (limit) => toMarkdown(comparison, context, limit),
      annotations: toAnnotations(comparison, context),
      regressions: comparison.rows.filter(isRegression).length,
      ...(reportPath === undefined ? {} : { reportPath }),
      sessionPath: folder,
      event: event.name,
      newComment: worthComment(comment, comparison),
      ...(event.pullRequest === undefined || comment === "never" ? {} : { pullRequest: event.pullRequest }),
    },
    { env, log, setOutput, ...(github === undefined ? {} : { github }) },
  );
}

/** The run whose trials are told of: another one where a run is reported on. */
function measuredBy({ runId, attempt = 1 }: ActionJob["event"], handedOver: ActionJob["handedOver"]) {
  const id = handedOver?.id ?? runId;
  return id === undefined ? {} : { run: { id, attempt: handedOver?.attempt ?? attempt } };
}

function worthComment(when: Inputs["comment"], comparison: Outcome["comparison"]): boolean {
  switch (when) {
    case "always":
      return true;
    case "on-change":
      return changesSomething(comparison);
    case "on-failure":
      return failsSomething(comparison);
    case "never":
      return false;
  }
}
