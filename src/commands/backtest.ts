import { writeFile } from "node:fs/promises";
import { backtest } from "../compare/backtest.ts";
import { CannotJudgeError, UserError } from "../model/errors.ts";
import { EXIT_CANNOT_JUDGE } from "../model/exit-code.ts";
import { backtestJson, backtestPage } from "../report/backtest.ts";
import { handWrittenJson, handWrittenPage } from "../report/hand-written.ts";
import { pageMarkdown, type Section } from "../report/page.ts";
import { pageText } from "../report/page-text.ts";
import { isRepository, readHandWritten } from "../store/hand-written.ts";
import { readHistory, refuseEmpty } from "../store/read-history.ts";
import type { Command, Output } from "./command.ts";
import { readPolicy } from "./policy.ts";

const USAGE = "PATH… [--config FILE] [--window N] [--format text|markdown|json] [--out FILE]";

/** Three to compare with, one to judge, one that confirms or refutes it. */
const FEWEST_SESSIONS = 5;

/** As many baseline sessions as a configuration reads that does not say otherwise. */
const DEFAULT_WINDOW = 10;

export const backtestCommand: Command = {
  usage: USAGE,
  options: { config: "value", window: "value", format: "value", out: "value" },
  async run(args, world, output) {
    const paths = args.positionals;
    if (paths.length === 0) {
      throw new UserError("backtest: name a history: folders of results, nightly JSON files or a CSV", {
        hint: `llm-perf-gate backtest ${USAGE}`,
      });
    }
    const format = args.choice("format", ["text", "markdown", "json"]);
    const [repository] = paths;
    if (paths.length === 1 && repository !== undefined && (await isRepository(repository))) {
      const levels = await readHandWritten(repository);
      const rendered = () => ({ title: `Hand-written baselines of ${repository}`, sections: handWrittenPage(levels) });
      await deliver(
        render(format, rendered, () => handWrittenJson(levels), output),
        args.value("out"),
        output,
      );
      return 0;
    }
    const { policy, baselineSessions = DEFAULT_WINDOW } = await readPolicy(args.value("config"), world);
    const window = windowOf(args.value("window")) ?? baselineSessions;
    const history = await readHistory(paths);
    refuseEmpty(history, paths);
    const count = history.sessions.length;
    if (count < 2) {
      throw new CannotJudgeError(`${paths.join(", ")}: one session is no history; it takes ${FEWEST_SESSIONS}`, {
        hint: "each subfolder of a folder is one session, and so is each row of a CSV",
      });
    }
    const result = backtest(history, { policy, window });
    const nothingGates = !result.series.some(({ gating }) => gating);
    if (nothingGates) {
      const cause = history.notes[0] ?? "no gating metric is in two sessions or more";
      world.log.warn(`nothing in ${count} sessions could be judged: ${cause}`);
    }
    const page = () => ({ title: `Backtest of ${count} sessions`, sections: backtestPage(result, policy.alpha) });
    await deliver(
      render(format, page, () => backtestJson(result), output),
      args.value("out"),
      output,
    );
    if (nothingGates) return EXIT_CANNOT_JUDGE;
    if (count >= FEWEST_SESSIONS) return 0;
    world.log.warn(`${count} sessions are too few to say anything of the gate: it takes ${FEWEST_SESSIONS}`);
    return EXIT_CANNOT_JUDGE;
  },
};

interface Page {
  readonly title: string;
  readonly sections: readonly Section[];
}

function render(format: "text" | "markdown" | "json", page: () => Page, json: () => unknown, terminal: Output): string {
  if (format === "json") return `${JSON.stringify(json(), null, 2)}\n`;
  const { title, sections } = page();
  return format === "text" ? pageText(title, sections, terminal) : pageMarkdown(title, sections);
}

async function deliver(text: string, out: string | undefined, output: Output): Promise<void> {
  if (out === undefined) output.write(text);
  else await writeFile(out, text);
}

function windowOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const window = Number(text);
  if (Number.isInteger(window) && window >= 3 && window <= 100) return window;
  throw new UserError(`backtest: --window ${text}: expected a whole number from 3 to 100`);
}
