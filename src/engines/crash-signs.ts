/** What engines put before each line: which process, when, which source file. */
const PREFIXES: readonly RegExp[] = [
  /^\([^()]*\bpid=\d+[^()]*\)\s?/,
  /^\([A-Za-z]\w*\)\s?(?=\()/,
  /^\[rank\d+\]:\s?/,
  /^\[\d\d\/\d\d\/\d{4}-\d\d:\d\d:\d\d\]\s+/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:]*Z?(?: [A-Z]{2}\d+)*\]?\s+(?:-\s+)?/,
  /^(?:ERROR|CRITICAL) \d\d-\d\d \d\d:\d\d:\d\d (?:\[[^\]]+\]|\S+\])\s?/,
  /^\[TRT-LLM\](?: \[RANK \d+\])? \[[EWF]\]\s+/,
  /^ERROR\s+(?:[\w-]+: )*text_generation_launcher:\s+/,
  // llama.cpp: the time since its start and the level.
  /^\d+\.\d\d\.\d{3}\.\d{3} E /,
];

/** `torch.OutOfMemoryError: CUDA out of memory. …`, the last line of a traceback. */
const EXCEPTION = /^(?:\w+\.)*[A-Z]\w*(?:Error|Exception|NotFound)(?::.*)?$/;
/** What stands between two tracebacks of one failure: the last one tells most. */
const CHAINED = /^(?:During handling of the above exception|The above exception was the direct cause)/;

/** Lines that only say that something else has failed. */
const CONSEQUENCE = new RegExp(
  [
    "Engine core initialization failed|EngineCore failed to start|EngineCore encountered|EngineDeadError|Engine process failed to start",
    "WorkerProc (?:initialization failed|failed to start|hit an exception)|Exception in worker|Executor worker (?:returned error|died)",
    "ChildFailedError|ProcessRaisedException|ProcessExitedException|CalledProcessError|BrokenProcessPool|ActorDiedError",
    "Scheduler hit an exception|scheduler is dead|[Rr]eceived sigquit|Initialization failed\\. Please see",
    "^EOFError|BrokenPipeError|ConnectionResetError|CancelledError|KeyboardInterrupt|SystemExit",
    "ShardCannotStart|Shard \\d+ failed to start|Shard complete standard error|Shutting down|Shard terminated|exiting due to|Failed to init endpoint",
    "HCCL watchdog|destroy_process_group|leaked (?:shared_memory|semaphore)|ResourceWarning|call acl api failed",
  ].join("|"),
);

/** What other programs than Python say, the plainest first. */
const SIGNS: readonly RegExp[] = [
  /out of memory/i,
  /address already in use|couldn't bind|EADDRINUSE/i,
  /error while loading shared libraries/,
  /\bE[A-Z]\d{4}\b.*:/,
  /\b(?:NCCL|HCCL)\b.*\b(?:error|fail(?:ed|ure)?|times? out)\b/i,
  /failed to (?:open|read)|no such file or directory|error loading model|unable to load model|failed to load model/i,
  /^\S+: error: |^error: |unrecognized arguments|invalid argument|unknown argument|unexpected argument/i,
  /what\(\):|panicked at|terminate called|Segmentation fault|Assertion .*failed/,
  /\bfailed\b|\bfatal\b/i,
  /^Exit code: -\d+$/,
  /\berror\b/i,
];

/** Lines of a level that explains no death. */
const HARMLESS =
  /^\d+\.\d\d\.\d{3}\.\d{3} [IWD] |(?:^|\)\s?)(?:INFO|WARNING|DEBUG)\b|Z\s+(?:INFO|WARN|DEBUG)\s|\[(?:INFO|WARN|WARNING|I|W)\]|\b\w+Warning: /;
const ERROR_LEVEL = /\bERROR\b|\[E\]/;
/** A line of a traceback that shows code. */
const SOURCE = /^\s*(?:File "|raise |return )/;

/** Lines after an exception that say more than it does. */
const DETAILS: readonly RegExp[] = [
  /^\s*(Value error, .+?)(?: \[type=.*)?$/,
  /^\[Error\]: (.+)$/,
  /\((E[A-Z]\d{4})\):\s*(.+)$/,
  /^(E[A-Z]\d{4}): \[PID: \d+\] \S+ (.+)$/,
];
const DETAIL_LINES = 12;

const LONGEST = 400;

/**
 * The line of a log that explains why its server died: the first traceback's outcome that is not only a consequence, with what
 * the driver adds to it, or else the plainest line of what is no Python. `undefined` where nothing says.
 */
export function explainingLine(log: readonly string[]): string | undefined {
  const told = log.filter((line) => !HARMLESS.test(line));
  const lines = told.map(withoutPrefix);
  const index = outcome(lines) ?? sign(told, lines);
  if (index === undefined) return undefined;
  const said = (lines[index] ?? "").trim();
  return [said, ...detailsAfter(lines, index)].join("; ").slice(0, LONGEST);
}

function withoutPrefix(line: string): string {
  const prefix = PREFIXES.find((pattern) => pattern.test(line));
  return prefix === undefined ? line : withoutPrefix(line.replace(prefix, ""));
}

function outcome(lines: readonly string[]): number | undefined {
  let found: number | undefined;
  let isChained = false;
  for (const [index, line] of lines.entries()) {
    if (CHAINED.test(line)) isChained = true;
    if (!EXCEPTION.test(line) || CONSEQUENCE.test(line)) continue;
    if (found !== undefined && !isChained) return found;
    found = index;
    isChained = false;
  }
  return found;
}

function sign(told: readonly string[], lines: readonly string[]): number | undefined {
  const candidates = [...lines.entries()].filter(([, line]) => !CONSEQUENCE.test(line) && !SOURCE.test(line));
  for (const pattern of SIGNS) {
    const found = candidates.find(([, line]) => pattern.test(line));
    if (found !== undefined) return found[0];
  }
  return candidates.find(([index]) => ERROR_LEVEL.test(told[index] ?? ""))?.[0];
}

function detailsAfter(lines: readonly string[], index: number): readonly string[] {
  const near = lines.slice(index + 1, index + 1 + DETAIL_LINES);
  const end = near.findIndex((line) => EXCEPTION.test(line) || /^Traceback/.test(line));
  const own = end < 0 ? near : near.slice(0, end);
  const details = DETAILS.flatMap((pattern) => {
    const found = own.map((line) => pattern.exec(line)).find((match) => match !== null);
    return found === undefined || found === null ? [] : [found.slice(1).join(" ")];
  });
  const cause = own.findIndex((line) => /^Last error:$/.test(line));
  // A message that begins on the next line.
  const next = /:$/.test(lines[index] ?? "") ? own.slice(0, 1) : [];
  const all = [...next, ...details, ...(cause < 0 ? [] : own.slice(cause + 1, cause + 2))];
  return all.map((text) => text.trim()).filter((text) => text !== "");
}

/** Failures that the same command will meet again, wherever and whenever: the next start would only take as long. */
const LASTING = new RegExp(
  [
    "trust_remote_code|unrecognized arguments|unexpected argument|unknown argument|invalid choice|validation error",
    "no such (?:option|command)|unknown option|Error: (?:Invalid value|Missing (?:option|argument))",
    "not recognize this architecture|not a valid model identifier|does not appear to have a file named",
    "no such file or directory|does not exist|Repo id must be|Cannot find any model weights|error: (?:invalid|unknown) argument|RepositoryNotFound|GatedRepo|ModuleNotFoundError|ImportError",
    "error while loading shared libraries|must be divisible|(?:Value|NotImplemented|Assertion)Error.*(?:unsupported|not supported)",
  ].join("|"),
  "i",
);

export const isLasting = (explanation: string): boolean => LASTING.test(explanation);
