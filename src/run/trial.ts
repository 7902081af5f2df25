import { engineFlagsOf } from "../model/engine-flags.ts";
import { RECORD_SCHEMA, type Reading, type ServerStart, type TrialRecord, type Validity } from "../model/record.ts";
import type { TestSpec } from "../model/spec.ts";
import { sideOf, type Trial } from "../model/trial.ts";
import type { Target } from "../tools/tool.ts";
import { type Bench, siteOf } from "./bench.ts";
import { emptyCache } from "./empty-cache.ts";
import { explanationOfTool } from "./explanation.ts";
import { HANGS } from "./hang.ts";
import { watchTrial, withMachine } from "./machine.ts";
import type { RequestsDone } from "./progress.ts";
import { RANK_DIED } from "./rank-watch.ts";
import type { RunningServer } from "./server.ts";
import { fittedCommand, refusal } from "./tool-flags.ts";
import { invalidate, readResult } from "./tool-result.ts";
import { runTool } from "./tool-run.ts";
import { attemptFolder, filesOf, keepRequests } from "./trial-folder.ts";
import { workloadNotes } from "./workload-check.ts";

/** How a tool's reading words a server that nobody could reach. */
const UNREACHABLE = /server unreachable/;

export interface Attempt {
  readonly record: TrialRecord;
  /** The same command would fail again: a flag that the tool does not know, a module that is not installed. */
  readonly isLasting: boolean;
}

/** Measures once. The record is not yet on disk. @throws the error of a cancelled run. */
export async function measureTrial(
  trial: Trial,
  server: RunningServer | undefined,
  bench: Bench,
  onLook: (requests: RequestsDone | undefined) => void,
): Promise<Attempt> {
  const { test } = trial;
  const tool = bench.equipment.tools[test.tool];
  const folder = attemptFolder(bench.folder, trial.id);
  // A client asks both sides alike; an offline test is the engine itself.
  const site = server === undefined ? siteOf(bench, trial.variant) : { env: bench.env, cwd: bench.world.cwd };
  const at = { tool, target: targetOf(server, folder, bench), site };
  const { command, notes } = fittedCommand(trial, at, bench);
  const warm = server === undefined ? undefined : await emptyCache(server, bench);

  const startedAt = new Date().toISOString();
  const watch = watchTrial(bench, server);
  const run = await runTool(command, { test, folder, site, deadRank: server?.deadRank }, bench, onLook);
  const endedAt = new Date().toISOString();

  const result = readResult(tool, test.tool, command, run.stdout);
  const refused = await refusal({ trial, at, command, run }, bench);
  const why = run.failure === undefined ? undefined : explanationOfTool(run);
  const ended = why === undefined ? [] : [`${test.tool} ${run.failure}${why.clause}${why.lines}`];
  const isTold = hasToldOfFailures(result, test);
  if (run.isLate) await server?.suspect();
  const trouble = await server?.trouble();
  const memory = server?.memory();
  const measured = withTrouble(
    invalidate(result, ...refused.reasons, ...(isTold ? [] : ended), ...(warm === undefined ? [] : [warm])),
    trial,
    server,
    trouble,
  );
  const reading = await withMachine(measured, watch, folder);
  const requests =
    reading.validity.state === "valid" ? keepRequests(bench.folder, command.requestsFile, trial.id) : undefined;
  const record: TrialRecord = {
    schema: RECORD_SCHEMA,
    trial: trial.id,
    cell: trial.cell.id,
    variant: trial.variant,
    repeat: trial.repeat,
    round: trial.round,
    seed: trial.seed,
    tool: reading.tool,
    metrics: reading.metrics,
    ...(reading.declared === undefined ? {} : { declared: reading.declared }),
    counts: reading.counts,
    // A tool that does not tell the rate was asked for it all the same.
    workload: {
      ...(trial.cell.load === undefined ? {} : { request_rate: trial.cell.load.requestRate }),
      ...reading.workload,
    },
    validity: reading.validity,
    notes: [...reading.notes, ...notes, ...(isTold ? ended : []), ...workloadNotes(test, reading.counts)],
    command: command.argv,
    ...startOf(trial, server, memory),
    startedAt,
    endedAt,
    raw: [...filesOf(bench.folder, folder), ...(server?.log === undefined ? [] : [server.log])],
    ...(requests === undefined ? {} : { requests }),
  };
  return { record, isLasting: !refused.isMended && (why?.isLasting ?? false) };
}

/** The start that the trial was measured on. */
function startOf(
  { server: spec }: Trial,
  server: RunningServer | undefined,
  memory: ServerStart["memory"],
): Pick<TrialRecord, "server" | "engineFlags"> {
  if (server === undefined || spec === undefined) return {};
  const engineFlags = engineFlagsOf(spec);
  return {
    server: { ...server.start, ...(memory === undefined ? {} : { memory }) },
    ...(engineFlags === undefined ? {} : { engineFlags }),
  };
}

/** A tool that counts every request as failed may end with a code that says so: it has measured what there was. */
function hasToldOfFailures({ validity, counts }: Reading, { prompts }: TestSpec): boolean {
  const { requested, completed, failed } = counts;
  return completed === 0 && failed === prompts && requested === prompts && isSound(validity);
}

function targetOf(server: RunningServer | undefined, folder: string, { world, session }: Bench): Target {
  return {
    ...(server === undefined ? {} : { baseUrl: server.baseUrl }),
    ...(server?.model === undefined ? {} : { model: server.model }),
    folder,
    node: world.node,
    cli: world.cli,
    first: session.snapshot().records.length === 0,
  };
}

/** Nothing is wrong with the reading but that nobody was reached. */
function isSound(validity: Validity): boolean {
  return validity.state === "valid" || validity.reasons.every((reason) => UNREACHABLE.test(reason));
}

/**
 * An engine that dies under load is a fact about the engine: its failed requests count. A server of somebody else's
 * that cannot be reached says nothing about the change under test, and neither does a base that dies.
 */
function withTrouble(
  reading: Reading,
  { variant }: Trial,
  server: RunningServer | undefined,
  trouble: string | undefined,
): Reading {
  if (server === undefined || trouble === undefined) return reading;
  if (sideOf(variant) === "base") return invalidate(reading, `the base's server went down: ${trouble}`);
  if (!server.owned) return invalidate(reading, `server unreachable: ${trouble}`);
  if (RANK_DIED.test(trouble)) return invalidate(reading, trouble);
  return {
    ...reading,
    validity: isSound(reading.validity) ? { state: "valid" } : reading.validity,
    notes: [...reading.notes, `server ${HANGS.test(trouble) ? "was lost" : "died"} during the trial: ${trouble}`],
  };
}
