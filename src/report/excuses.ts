import type { Comparison } from "../model/comparison.ts";
import type { Excuse } from "../model/waiver.ts";
import { inert } from "./escape.ts";
import { formatCount } from "./format.ts";
import type { Say } from "./language/say.ts";
import { table } from "./row-tables.ts";

const STATES: Readonly<Record<Excuse["state"], string>> = {
  used: "used",
  idle: "not needed",
  expired: "⚠️ expired, gates again",
  exceeded: "⚠️ exceeded, gates again",
};

/** What the base branch waives and accepts: always shown, so that nobody forgets it. The title counts; the table says whose it is. */
export function excuseTable(
  { excuses: all = [] }: Comparison,
  say: Say,
): { readonly title: string; readonly body: string } | undefined {
  if (all.length === 0) return undefined;
  const used = all.filter(({ state }) => state === "used").length;
  const over = all.filter(({ state }) => state === "expired" || state === "exceeded").length;
  const cells = all.map(({ kind, scope, owner, reason, until, state, rows }) => [
    `${say(kind)}<br>${inert(say(scope))}`,
    inert(owner),
    inert(reason),
    until ?? say("stays"),
    [STATES[state], ...(rows === 0 ? [] : [formatCount(rows, "row")])].map(say).join(", "),
  ]);
  return {
    title: say(
      `Waived or accepted in the base branch: ${all.length}, ${used} used${over === 0 ? "" : `, ${over} over`}`,
    ),
    body: table(["What", "Owner", "Why", "Until", "State"].map(say), [], cells),
  };
}
