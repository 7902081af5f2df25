import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { saveState, setSecret } from "@actions/core";
import { answerComment } from "./action/answer-comment.ts";
import { foldSessions } from "./action/fold-sessions.ts";
import { beginCheck, checkName, type GateCheck, NO_CHECK } from "./action/gate-check.ts";
import { type ActionJob, prepareJob } from "./action/job.ts";
import { withOwnPolicy } from "./action/own-policy.ts";
import { publishFailure } from "./action/publish-failure.ts";
import { publishReport } from "./action/publish-report.ts";
import { answeredByPullRequest, configDigest } from "./action/queue-answer.ts";
import { whyNotRequired } from "./action/requirement.ts";
import { nothingToJudge, notRequired, stoppedShort } from "./action/without-rows.ts";
import { type Inputs, readInputs } from "./config/inputs.ts";
import type { Outcome } from "./gate/job.ts";
import { gate } from "./gate.ts";
import { CannotJudgeError, messageOf, UserError } from "./model/errors.ts";
import { EXIT_DONE, EXIT_USAGE, exitCodeOf, SIGNAL_EXIT_CODES } from "./model/exit-code.ts";
import type { Config } from "./model/spec.ts";
import type { World } from "./model/world.ts";
import { actionsLog } from "./publish/actions-log.ts";
import { throwIfCancelled } from "./run/cancelled.ts";

const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.abort(signal));

const log = actionsLog((text) => process.stdout.write(text));
const world: World = {
  env: process.env,
  cwd: process.env["GITHUB_WORKSPACE"] ?? process.cwd(),
  temp: process.env["RUNNER_TEMP"] ?? tmpdir(),
  node: process.execPath,
  cli: fileURLToPath(new URL("./cli.js", import.meta.url)),
  log: {
    ...log,
    progress: (line) => {
      log.progress(line);
      check.progress(line);
    },
  },
  signal: stopped.signal,
};

let check: GateCheck = NO_CHECK;
let given: Inputs | undefined;
/** As the inputs say, until the configuration is known. */
let enforce: Config["enforce"] = "gate";

async function main(): Promise<number> {
  const inputs = readInputs(world.env);
  given = inputs;
  enforce = inputs.enforce ?? enforce;
  if (inputs.githubToken !== undefined) setSecret(inputs.githubToken);
  const { mode } = inputs;
  if (mode === "command") {
    await answerComment(inputs, world);
    return EXIT_DONE;
  }
  const action = await prepareJob(inputs, world);
  const { config, folder, sessionName } = action.job;
  enforce = config.enforce;
  // What the post step needs when this process is killed.
  saveState("folder", folder);
  saveState("session-name", sessionName);
  if (config.store.kind === "artifact") saveState("retention-days", config.store.retentionDays ?? "");
  if (config.store.kind === "directory") saveState("store-path", resolve(world.cwd, config.store.path));
  check = await beginCheck(action, inputs.check, world);
  const outcome = withOwnPolicy(await outcomeOf(inputs, action), action);
  throwIfCancelled(world.signal);
  await publishReport(outcome, action, { ...inputs, mode }, check, world);
  throwIfCancelled(world.signal);
  const { decision, reasons } = outcome.comparison;
  log.info(`decision: ${decision}. ${reasons[0] ?? ""}`);
  return exitCodeOf(decision, enforce);
}

/** A job that cannot go through is published too: an older comment must not go on saying that all is well. */
async function outcomeOf(inputs: Inputs, action: ActionJob): Promise<Outcome> {
  const { config, origin } = action.job;
  const { triggeredBy } = action.event;
  if (triggeredBy !== undefined && action.handedOver === undefined) {
    return nothingToJudge(
      action,
      `run ${triggeredBy.runId} was about ${triggeredBy.event}: there is no pull request to report on`,
    );
  }
  if (check.shared) {
    return stoppedShort(
      action,
      `another job of this run writes the check ${checkName(action.job)} too, and the later verdict would hide the earlier: give each job its own "leg", or its suite another "name"`,
    );
  }
  const whyNot =
    (await whyNotRequired(config.whenPaths, action, world.log)) ??
    (inputs.mode === "gate"
      ? await answeredByPullRequest(
          action,
          { origin, config: configDigest(config), check: checkName(action.job), app: check.app },
          world.log,
        )
      : undefined);
  if (whyNot !== undefined) return notRequired(action, whyNot);
  try {
    if (inputs.mode !== "report") return await gate(action.job, world);
    return await foldSessions(inputs.sessionsPath, action, world);
  } catch (thrown) {
    if (!(thrown instanceof CannotJudgeError)) throw thrown;
    return stoppedShort(action, thrown.hint === undefined ? thrown.message : `${thrown.message} (${thrown.hint})`);
  }
}

/** A regression fails the check; what the user can mend is one line; anything else is our bug and shows its stack. */
async function explain(thrown: unknown): Promise<number> {
  const { signal } = stopped;
  if (signal.aborted) {
    // The post step has the time to say so on the check.
    saveState("cancelled", "true");
    log.error(`cancelled by ${signal.reason}; every finished record is kept`);
    return SIGNAL_EXIT_CODES[signal.reason as keyof typeof SIGNAL_EXIT_CODES];
  }
  // What is written wrong is never only observed: it would go on unseen.
  const enforced = thrown instanceof UserError ? "gate" : enforce;
  if (given === undefined) await check.fail(messageOf(thrown), enforced);
  else await publishFailure(messageOf(thrown), enforced, given, check, world);
  if (thrown instanceof UserError || thrown instanceof CannotJudgeError) {
    const told = thrown.hint === undefined ? thrown.message : `${thrown.message}\n${thrown.hint}`;
    if (enforced === "observe") log.warn(`observed only: ${told}`);
    else log.error(told);
    return thrown instanceof UserError ? EXIT_USAGE : exitCodeOf("cannot-judge", enforced);
  }
  log.error(`internal error: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown)}`);
  return exitCodeOf("cannot-judge", enforced);
}

// Not by running out of work: an upload that a cancelled job gave up may go on for minutes.
process.exit(await main().catch(explain));
