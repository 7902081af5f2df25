import { plainLines } from "../model/plain-text.ts";
import type { Log } from "../model/world.ts";
import { PROGRESS_EVERY_MS, throttled } from "./progress.ts";

const TITLE = "llm-perf-gate";
const LONGEST_LINE = 4_000;

/** The job's log in GitHub Actions. Whatever a line quotes, the runner finds no command in it but ours. */
export function actionsLog(write: (text: string) => void, clock: () => number = () => performance.now()): Log {
  const due = throttled(PROGRESS_EVERY_MS, clock);
  const line = (text: string) => {
    for (const part of plainLines(text, LONGEST_LINE)) write(`${withoutCommands(part)}\n`);
  };
  const command = (name: string, text: string) => write(`::${name}::${escapeData(text)}\n`);
  let depth = 0;
  return {
    info: line,
    warn: (text) => command(`warning title=${TITLE}`, text),
    error: (text) => command(`error title=${TITLE}`, text),
    progress: (status) => {
      if (due()) line(status);
    },
    // Groups do not nest: https://github.com/actions/runner/issues/802
    async group(title, work) {
      if (depth === 0) command("group", title);
      else line(title);
      depth++;
      try {
        return await work();
      } finally {
        depth--;
        if (depth === 0) write("::endgroup::\n");
      }
    },
  };
}

/** The runner reads `::name::` at the start of a line, blanks aside, and `##[name]` anywhere in it. */
function withoutCommands(text: string): string {
  return text.replace(/^(\s*)::/, "$1: :").replaceAll("##[", "# #[");
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return plainLines(text, LONGEST_LINE)
    .map((line) => withoutCommands(line).replaceAll("%", "%25"))
    .join("%0A");
}
