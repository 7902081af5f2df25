import type { RunMark } from "../model/run-mark.ts";
import type { Session } from "../model/session.ts";
import type { Config } from "../model/spec.ts";
import type { ReportContext } from "../report/context.ts";

interface Reported {
  readonly config: Config;
  /** Whose verdict it is; absent means the suite's. */
  readonly judged?: string;
  readonly part?: string;
  readonly session: Session;
  readonly mode: ReportContext["mode"];
  readonly configFile: string;
  /** What `--against` named. */
  readonly against?: string;
  readonly runUrl?: string;
  readonly run?: RunMark;
  readonly chart?: boolean;
  readonly sessionPath?: string;
}

/** What a report says beside the comparison, of a job that measured or folded sessions. */
export function contextOf({
  config,
  judged = config.name,
  part,
  session,
  mode,
  configFile,
  against,
  runUrl,
  run,
  chart,
  sessionPath,
}: Reported): ReportContext {
  const { records: _, ...header } = session;
  const minutes = heldMinutes(session);
  return {
    suite: judged,
    ...(part === undefined ? {} : { part }),
    session: header,
    enforce: config.enforce,
    mode,
    reproduce: `llm-perf-gate run --config ${configFile}${against === undefined ? "" : ` --against ${against}`}`,
    warnings: config.warnings,
    ...(config.language === undefined ? {} : { language: config.language }),
    ...(minutes === undefined ? {} : { deviceMinutes: minutes }),
    ...(runUrl === undefined ? {} : { runUrl }),
    ...(run === undefined ? {} : { run }),
    ...(chart === true ? { chart } : {}),
    ...(sessionPath === undefined ? {} : { sessionPath }),
  };
}

/** The device is held from the first start to the last stop. */
function heldMinutes({ startedAt, endedAt }: Session): number | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  return (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000;
}
