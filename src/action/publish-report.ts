import { setOutput } from "@actions/core";
import { contextOf } from "../commands/context.ts";
import { writeReports } from "../commands/write-reports.ts";
import type { Inputs } from "../config/inputs.ts";
import type { Outcome } from "../gate.ts";
import { messageOf } from "../model/errors.ts";
import type { World } from "../model/world.ts";
import { publish } from "../publish/publish.ts";
import { toAnnotations } from "../report/annotations.ts";
import { markerOf } from "../report/escape.ts";
import { toMarkdown } from "../report/markdown.ts";
import type { ActionJob } from "./job.ts";

/** Renders the outcome in every form, and tells the world: files beside the session, summary, comment, outputs. */
export async function publishReport(
  { session, comparison }: Outcome,
  { job, event, configFile, github }: ActionJob,
  { mode, comment }: Inputs,
  world: World,
): Promise<void> {
  const { env, log } = world;
  const { config, folder } = job;
  const runUrl = runAddress(env);
  const context = contextOf({ config, session, mode, configFile, ...(runUrl === undefined ? {} : { runUrl }) });
  const reportPath = await writeReports(`${folder}-report`, comparison, context).catch((cause: unknown) => {
    log.warn(`the report was not written: ${messageOf(cause)}`);
    return undefined;
  });
  await publish(
    {
      decision: comparison.decision,
      marker: markerOf(config.name),
      render: (limit) => toMarkdown(comparison, context, limit),
      annotations: toAnnotations(comparison, context),
      regressions: comparison.rows.filter(({ gating, verdict }) => gating && verdict === "regression").length,
      ...(reportPath === undefined ? {} : { reportPath }),
      sessionPath: folder,
      event: event.name,
      ...(event.pullRequest === undefined || !comment ? {} : { pullRequest: event.pullRequest }),
    },
    { env, log, setOutput, ...(github === undefined ? {} : { github }) },
  );
}

function runAddress(env: World["env"]): string | undefined {
  const [server, repository, run] = [env["GITHUB_SERVER_URL"], env["GITHUB_REPOSITORY"], env["GITHUB_RUN_ID"]];
  if (server === undefined || repository === undefined || run === undefined) return undefined;
  return `${server}/${repository}/actions/runs/${run}`;
}
