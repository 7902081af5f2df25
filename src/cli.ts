#!/usr/bin/env node
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Command, Output } from "./commands/command.ts";
import { CannotJudgeError, messageOf, UserError } from "./model/errors.ts";
import { EXIT_CANNOT_JUDGE, EXIT_USAGE, SIGNAL_EXIT_CODES } from "./model/exit-code.ts";
import { VERSION } from "./model/version.ts";
import type { World } from "./model/world.ts";

interface Entry {
  readonly summary: string;
  /** Loaded when used: `--version` answers without reading the rest. */
  readonly load: () => Promise<Command>;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  init: {
    summary: "write workflow and configuration for this repository",
    load: async () => (await import("./commands/init.ts")).initCommand,
  },
  run: {
    summary: "measure a configuration into a session folder",
    load: async () => (await import("./commands/run.ts")).runCommand,
  },
  compare: {
    summary: "judge one side against another",
    load: async () => (await import("./commands/compare.ts")).compareCommand,
  },
  report: {
    summary: "fold the sessions of several jobs into one verdict",
    load: async () => (await import("./commands/report.ts")).reportCommand,
  },
  import: {
    summary: "read other tools' results",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  calibrate: {
    summary: "A/A on this machine: its noise, what each cell can see, the policy that follows",
    load: async () => (await import("./commands/calibrate.ts")).calibrateCommand,
  },
  backtest: {
    summary: "replay a history: what the gate would have caught, missed, cried wolf about",
    load: async () => (await import("./commands/backtest.ts")).backtestCommand,
  },
  history: {
    summary: "a store of sessions as a site: every series, where its level changed",
    load: async () => (await import("./commands/history.ts")).historyCommand,
  },
  bisect: {
    summary: "find the commit that made a cell worse, each measured in turn with the good one",
    load: async () => (await import("./commands/bisect.ts")).bisectCommand,
  },
  demo: {
    summary: "the whole job on the simulated engine",
    load: async () => (await import("./commands/demo.ts")).demoCommand,
  },
};

const SELF = [process.execPath, fileURLToPath(import.meta.url)];

/** Processes that `run` starts from this same file: the load generator and the simulated engine. */
const PROCESSES: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  load: async (words) => (await import("./load/process.ts")).runLoad(words, process.env, SELF),
  "simulated-engine": async (words) => (await import("./engines/simulated/process.ts")).serveSimulated(words),
};

function help(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return `llm-perf-gate ${VERSION}\n\nUsage: llm-perf-gate COMMAND [options]\n\n${lines.join("\n")}\n\nllm-perf-gate COMMAND --help lists a command's options.\nExit codes: 0 pass or measured, 1 fail, 2 bad usage or configuration, 3 cannot judge, 130/143 on a signal.\n`;
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === "--version" || name === "-v") return print(`${VERSION}\n`);
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return print(help());
  const ownProcess = Object.hasOwn(PROCESSES, name) ? PROCESSES[name] : undefined;
  if (ownProcess !== undefined) return ownProcess(rest);
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    throw new UserError(`unknown command "${name}"`, { hint: `commands: ${Object.keys(COMMANDS).join(", ")}` });
  }
  const command = await entry.load();
  if (rest.includes("--help") || rest.includes("-h")) {
    const { helpText } = await import("./commands/help.ts");
    return print(helpText(name, command));
  }
  return runCommand(name, command, rest);
}

async function runCommand(name: string, command: Command, words: readonly string[]): Promise<number> {
  const { parseArguments } = await import("./commands/arguments.ts");
  const { terminalLog } = await import("./publish/terminal-log.ts");
  const color = process.stderr.isTTY === true && !process.env["NO_COLOR"];
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait for an orderly end.
      if (stopped.signal.aborted) process.exit(SIGNAL_EXIT_CODES[signal]);
      stopped.abort(signal);
    });
  }
  const world: World = {
    env: process.env,
    cwd: process.cwd(),
    temp: process.env["RUNNER_TEMP"] ?? tmpdir(),
    node: process.execPath,
    cli: fileURLToPath(import.meta.url),
    log: terminalLog(process.stderr, { color }),
    signal: stopped.signal,
  };
  try {
    return await command.run(parseArguments(name, words, command.options), world, terminal());
  } catch (thrown) {
    if (stopped.signal.aborted) world.log.warn(`cancelled by ${stopped.signal.reason}; every finished record is kept`);
    if (stopped.signal.aborted) return SIGNAL_EXIT_CODES[stopped.signal.reason as keyof typeof SIGNAL_EXIT_CODES];
    throw thrown;
  }
}

function terminal(): Output {
  const { stdout } = process;
  return {
    write: (chunk) => stdout.write(chunk),
    columns: stdout.columns ?? 120,
    color: stdout.isTTY === true && !process.env["NO_COLOR"],
    readStdin: () => text(process.stdin),
  };
}

function print(chunk: string): number {
  process.stdout.write(chunk);
  return 0;
}

/** One line for what the user can mend; a stack for what is our bug. */
function explain(thrown: unknown): number {
  if (!(thrown instanceof UserError || thrown instanceof CannotJudgeError)) {
    process.stderr.write(
      `internal error: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown)}\n`,
    );
    return EXIT_CANNOT_JUDGE;
  }
  process.stderr.write(`error: ${thrown.message}\n${thrown.hint === undefined ? "" : `  ${thrown.hint}\n`}`);
  return thrown instanceof UserError ? EXIT_USAGE : EXIT_CANNOT_JUDGE;
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // `llm-perf-gate … | head` closes the pipe: that is not an error of ours.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`error: the result could not be written: ${error.message}\n`);
  process.exit(EXIT_CANNOT_JUDGE);
});
process.exitCode = await main(process.argv.slice(2)).catch(explain);
