import { execFile } from "node:child_process";
import { setMaxListeners } from "node:events";

export interface CommandSite {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

const LIMIT_MS = 5000;
const MOST_BYTES = 2 ** 24;

/** What the command printed; `undefined` when it is not there, fails, or takes too long. Never throws. */
export function commandOutput(
  argv: readonly string[],
  { env, cwd, signal }: CommandSite,
  limitMs = LIMIT_MS,
): Promise<string | undefined> {
  const [file = "", ...args] = argv;
  return new Promise((resolve) => {
    const options = { env: { ...env }, cwd, maxBuffer: MOST_BYTES };
    const child = execFile(file, args, options, (error, stdout) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      resolve(error === null ? stdout : undefined);
    });
    // A tool that hangs in its driver does not even die of SIGKILL, so nothing here waits for its end.
    const giveUp = () => {
      child.kill("SIGKILL");
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.unref();
      resolve(undefined);
    };
    const timer = setTimeout(giveUp, limitMs);
    // All tools are asked at once: so many listeners are meant, not leaked.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener("abort", giveUp, { once: true });
    child.stdin?.end();
  });
}
