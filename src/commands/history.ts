import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, UserError } from "../model/errors.ts";
import { historyPage } from "../report/html/history-page.ts";
import { sayIn } from "../report/language/language.ts";
import { readHistory, refuseEmpty } from "../store/read-history.ts";
import type { Command } from "./command.ts";
import { languageOf } from "./language.ts";
import { pageAssets } from "./page-assets.ts";
import { readPolicy } from "./policy.ts";
import { storedHistory } from "./stored-history.ts";

const USAGE = "PATH… --out DIR [--config FILE] [--title TEXT] [--language en|zh]";

/** The page's name makes the folder a site: GitHub Pages and every other server show it first. */
const PAGE = "index.html";

export const historyCommand: Command = {
  usage: USAGE,
  options: { config: "value", out: "value", title: "value", language: "value" },
  async run(args, world, output) {
    const hint = `llm-perf-gate history ${USAGE}`;
    const paths = args.positionals;
    if (paths.length === 0) throw new UserError("history: name a store, session folders or results", { hint });
    const out = args.value("out");
    if (out === undefined) throw new UserError("history: --out names no folder", { hint });
    const { policy, language: configured } = await readPolicy(args.value("config"), world);
    const language = languageOf(args, configured);
    const history = await readHistory(paths);
    refuseEmpty(history, paths);
    const stored = storedHistory(history, policy, args.value("title"));
    const file = join(out, PAGE);
    try {
      await mkdir(out, { recursive: true });
      await writeFile(file, historyPage(stored, await pageAssets(world), language));
    } catch (cause) {
      throw new UserError(`--out ${out} cannot be written: ${messageOf(cause)}`, { cause });
    }
    const told = `${file}: ${stored.series.length} series over ${stored.sessions.length} sessions`;
    output.write(`${sayIn(language)(told)}\n`);
    return 0;
  },
};
