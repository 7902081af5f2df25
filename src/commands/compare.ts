import { UserError } from "../model/errors.ts";
import type { Arguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { showVariants } from "./compare-variants.ts";
import { judgeAndRender } from "./judge.ts";
import { pairedByPath } from "./partners.ts";
import { FORMATS } from "./render.ts";
import { baselineSessions, headSession, otherSessions, placesOf } from "./sides.ts";

const USAGE = `--baseline PATH… --current PATH… [--paired] [--by variant] [--config FILE] [--format ${FORMATS.join("|")}] [--language en|zh] [--out FILE]`;

export const compareCommand: Command = {
  usage: USAGE,
  options: {
    baseline: "list",
    current: "list",
    paired: "flag",
    by: "value",
    config: "value",
    format: "value",
    language: "value",
    out: "value",
  },
  async run(args, world, output) {
    const by = args.value("by") === undefined ? undefined : args.choice("by", ["variant"]);
    if (by !== undefined && args.list("baseline").length === 0)
      return showVariants(paths(args, "current"), args, output);
    const [current, baseline] = [paths(args, "current"), paths(args, "baseline")];
    const head = await headSession(current);
    const all = await baselineSessions(baseline, world.log);
    const sessions = otherSessions(all, head);
    const [base] = sessions;
    const paired = args.flag("paired");
    const notes = [
      ...(all.some(({ id }) => id === head.id) ? ["the head was among the baselines, and was left out of them"] : []),
      ...(new Set(all.map(({ id }) => id)).size < all.length ? ["copies of one baseline session count once"] : []),
      ...(paired && base !== undefined && sessions.length === 1
        ? pairedByPath({ session: head, paths: current }, { session: base, paths: baseline })
        : []),
    ];
    for (const note of notes) world.log.warn(note);
    const baselines = { state: "found", sessions, notes } as const;
    return judgeAndRender(
      {
        head,
        baselines,
        judge: true,
        paired,
        ...(by === undefined ? {} : { by }),
        whole: false,
        folders: await placesOf(current, baseline),
      },
      args,
      world,
      output,
    );
  },
};

function paths(args: Arguments, side: string): readonly string[] {
  const hint = `llm-perf-gate compare ${USAGE}`;
  const [stray] = args.positionals;
  if (stray !== undefined) throw new UserError(`compare: ${stray} stands behind no option`, { hint });
  const named = args.list(side);
  if (named.length === 0) throw new UserError(`compare: --${side} names no path`, { hint });
  return named;
}
