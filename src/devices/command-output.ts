import { spawn } from "node:child_process";
import { setMaxListeners } from "node:events";

export interface CommandSite {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

const LIMIT_MS = 5000;
const MOST_CHARACTERS = 2 ** 24;

/** What the command printed; `undefined` when it is not there, fails, or takes too long. Never throws. */
export function commandOutput(
  argv: readonly string[],
  { env, cwd, signal }: CommandSite,
  limitMs = LIMIT_MS,
): Promise<string | undefined> {
  if (signal?.aborted === true) return Promise.resolve(undefined);
  const [file = "", ...args] = argv;
  return new Promise((resolve) => {
    // In a group of its own: many of these tools are scripts, and what one has started must end with it.
    const child = spawn(file, args, { env: { ...env }, cwd, detached: true, stdio: ["ignore", "pipe", "ignore"] });
    let printed = "";
    const end = (output?: string) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      resolve(output);
    };
    // A tool that hangs in its driver does not even die of SIGKILL, so nothing here waits for its end.
    const giveUp = () => {
      killGroup(child.pid);
      child.stdout.destroy();
      child.unref();
      end();
    };
    const timer = setTimeout(giveUp, limitMs);
    // All tools are asked at once: so many listeners are meant, not leaked.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener("abort", giveUp, { once: true });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.length > MOST_CHARACTERS) giveUp();
    });
    child.once("error", () => end());
    child.once("close", (code) => end(code === 0 ? printed : undefined));
  });
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
