import { setTimeout as sleep } from "node:timers/promises";
import { messageOf, UserError } from "../../model/errors.ts";
import { type Knobs, knobsHelp, readKnobs } from "./knobs.ts";
import { startServer } from "./server.ts";

/**
 * Flags here stand behind those of the command line. A pull request changes an engine and not the suite that measures it:
 * this is how the demo and the tests do the same.
 */
const FLAGS_VARIABLE = "SIMULATED_ENGINE_FLAGS";

/**
 * The process behind `simulated-engine`: serves until a signal or a planted end comes.
 * @returns the exit code: 0 after a signal or the help, 1 for a port that cannot be had or a crash, 2 for wrong flags.
 */
export async function serveSimulated(argv: readonly string[]): Promise<number> {
  if (argv.includes("--help")) {
    process.stdout.write(`${knobsHelp()}\nMore flags may stand in ${FLAGS_VARIABLE}.\n`);
    return 0;
  }
  try {
    // biome-ignore lint/style/noProcessEnv: this is the entry of a process of its own, and its environment is its input
    const added = (process.env[FLAGS_VARIABLE] ?? "").split(/\s+/).filter((word) => word !== "");
    return await serveUntilEnd(readKnobs([...argv, ...added]));
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    process.stderr.write(`${thrown.message}\n`);
    return 2;
  }
}

async function serveUntilEnd(knobs: Knobs): Promise<number> {
  const ending = new AbortController();
  const end = (code: number) => ending.abort(code);
  const stop = () => (knobs.ignoreSigterm ? undefined : end(0));
  process.on("SIGTERM", stop).on("SIGINT", stop);
  try {
    await sleep(knobs.startSeconds * 1000, undefined, { signal: ending.signal });
    if (knobs.exitAtStart >= 0) return complain(knobs.exitAtStart, "planted end before the start (--exit-at-start)");
    const server = knobs.neverReady ? undefined : await startServer(knobs, () => end(1));
    const state = server === undefined ? "never ready" : `listening on http://${knobs.host}:${server.port}`;
    process.stdout.write(`simulated-engine: ${state}\n`);
    await untilAborted(ending.signal);
    await server?.close();
  } catch (thrown) {
    if (!ending.signal.aborted)
      return complain(1, `cannot listen on ${knobs.host}:${knobs.port}: ${messageOf(thrown)}`);
  } finally {
    process.off("SIGTERM", stop).off("SIGINT", stop);
  }
  const code: unknown = ending.signal.reason;
  return code === 0 ? 0 : complain(1, "planted crash (--crash-at-request)");
}

/** Keeps the process alive, which a server that never listens would not do. */
async function untilAborted(signal: AbortSignal): Promise<void> {
  const LONGEST_TIMER_MS = 2 ** 31 - 1;
  await sleep(LONGEST_TIMER_MS, undefined, { signal }).catch(() => undefined);
}

function complain(code: number, message: string): number {
  process.stderr.write(`simulated-engine: ${message}\n`);
  return code;
}
