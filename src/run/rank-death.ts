/** A log's lines as `lastLines` gives them. */
type Lines = readonly string[];

export interface RankDeath {
  /** Absent when nothing tells which one it was. */
  readonly rank?: number;
  /** The line that tells. */
  readonly line: string;
}

/**
 * Texts that name the dead rank, whoever prints them; its number is the first group. They are torchrun's, vLLM's of its workers, of
 * those on Ray, and SGLang's.
 */
const NAMED: readonly RegExp[] = [
  /^Root Cause \(first observed failure\):\n\[\d+\]:\n(?:.+\n){1,3}? *rank +: (\d+) \(local_rank: \d+\)\n *exitcode +: .*$/m,
  /^.*\bWorker proc VllmWorker-(\d+) died unexpectedly.*$/m,
  /^.*\bRayWorkerProc rank=(\d+) died unexpectedly.*$/m,
  /^.*\bRank (\d+) scheduler is dead.*$/m,
];

/** As shells call those that nobody sends to end a server. */
const SIGNALS = "Killed|Aborted|Segmentation fault|Bus error|Illegal instruction";

/** What stands in the dead one's own log only: words of its shell, of Python's fault handler, of `ray start --block`. */
const OWN = new RegExp(
  [
    `: (?:line \\d+: )? *\\d+ (?:${SIGNALS})(?: |$)|^(?:${SIGNALS})(?: \\(core dumped\\))?$`,
    "Fatal Python error: ",
    "Some Ray subprocesses exited unexpectedly|Remaining processes will be killed",
  ].join("|"),
);

/** What those say that talked to it: Ray, Gloo, NCCL, HCCL, and PyTorch's store of addresses. */
const PEERS = new RegExp(
  [
    "ActorDiedError|ActorUnavailableError|RayActorError|The actor is dead|A worker died or was killed while executing a task",
    "Raylet is terminated\\. Termination is unexpected|The node .*has been marked dead",
    "gloo/.*(?:Connection (?:closed|reset) by peer|Read error|Broken pipe)",
    "NCCL.*remote process exit|ncclRemoteError|NCCL WARN.*Connection closed by remote peer",
    "HCCL.*(?:remote|peer).*(?:exit|lost)|Remote Rank did not send the data in time",
    "\\[c10d\\].*(?:recv|send)\\w* failed on SocketImpl",
  ].join("|"),
);

/**
 * Pure: which rank is dead by what the logs say, those of the ranks in order and that of the command which started them. `undefined`
 * while none is. A rank that complains of another lives; of all ranks but one that complain, that one is dead.
 * @param dead matches a line of a rank's own log.
 */
export function deathOf(ranks: readonly Lines[], launcher: Lines, dead: RegExp = OWN): RankDeath | undefined {
  const named = [launcher, ...ranks].map(nameIn).find((death) => death !== undefined);
  if (named !== undefined) return (named.rank ?? 0) < ranks.length || ranks.length === 0 ? named : { line: named.line };

  const complaints = ranks.map((lines) => lines.find((line) => PEERS.test(line)));
  const own = ranks.flatMap((lines, rank) => {
    const line = lines.find((each) => dead.test(each) || OWN.test(each));
    return line === undefined ? [] : [{ rank, line }];
  });
  // The death of one makes others abort.
  const first = own.find(({ rank }) => complaints[rank] === undefined) ?? own[0];
  if (first !== undefined) return first;

  const [silent = 0, ...more] = complaints.flatMap((line, rank) => (line === undefined ? [rank] : []));
  const complaint = complaints.find((line) => line !== undefined);
  if (complaint !== undefined && more.length === 0) return { rank: silent, line: complaint };
  const line = complaint ?? launcher.find((each) => dead.test(each) || OWN.test(each) || PEERS.test(each));
  return line === undefined ? undefined : { line };
}

function nameIn(lines: Lines): RankDeath | undefined {
  const text = lines.join("\n");
  const found = NAMED.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const line = found?.[0].split("\n").at(-1)?.trim().replace(/\s+/g, " ");
  return line === undefined ? undefined : { rank: Number(found?.[1]), line };
}
