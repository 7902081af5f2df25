import { spawn } from "node:child_process";
import { setMaxListeners } from "node:events";
import { isOnPath } from "./on-path.ts";

export interface CommandSite {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
}

export interface CommandResult {
  /** Whole, or empty: half a table would be another machine. */
  readonly stdout: string;
  /** Why it did not end well, in one line: its exit code with what it said, or that it took too long. */
  readonly failure?: string;
  readonly isLate: boolean;
}

const LIMIT_MS = 5000;
const MOST_CHARACTERS = 2 ** 24;
const MOST_SAID = 200;

/** What the command printed; `undefined` when it is not there, fails, or takes too long. Never throws. */
export async function commandOutput(
  argv: readonly string[],
  site: CommandSite,
  limitMs = LIMIT_MS,
): Promise<string | undefined> {
  const result = await commandResult(argv, site, limitMs);
  return result === undefined || result.failure !== undefined ? undefined : result.stdout;
}

/** What the command printed and how it ended; `undefined` when it is not there, or the run is cancelled. Never throws. */
export function commandResult(
  argv: readonly string[],
  site: CommandSite,
  limitMs = LIMIT_MS,
): Promise<CommandResult | undefined> {
  const { env, cwd, signal } = site;
  const [file = "", ...args] = argv;
  if (signal?.aborted === true || !isOnPath(file, site)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    // In a group of its own: many of these tools are scripts, and what one has started must end with it.
    const child = spawn(file, args, { env: { ...env }, cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    let complaint = "";
    const end = (result?: CommandResult) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      resolve(result);
    };
    // A tool that hangs in its driver does not even die of SIGKILL, so nothing here waits for its end.
    const giveUp = () => {
      killGroup(child.pid);
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      end(
        signal?.aborted === true
          ? undefined
          : { stdout: "", failure: `no answer within ${limitMs / 1000} s`, isLate: true },
      );
    };
    const timer = setTimeout(giveUp, limitMs);
    // All tools are asked at once: so many listeners are meant, not leaked.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener("abort", giveUp, { once: true });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.length > MOST_CHARACTERS) giveUp();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (complaint.length < MOST_SAID) complaint += text;
    });
    child.once("error", () => end());
    child.once("close", (code, killedBy) => {
      if (code === 0) return end({ stdout: printed, isLate: false });
      const said = firstLine(complaint) ?? firstLine(printed);
      const how = code === null ? `ended by ${killedBy}` : `exit code ${code}`;
      end({ stdout: printed, failure: said === undefined ? how : `${how}: ${said}`, isLate: false });
    });
  });
}

/** The first line with something in it. */
export function firstLine(text: string): string | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.find((line) => line !== "")?.slice(0, MOST_SAID);
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
