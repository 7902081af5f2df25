import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { compare } from "../compare/compare.ts";
import { heldPairsInput } from "../compare/held-pairs.ts";
import type { Baselines } from "../model/baselines.ts";
import { messageOf, UserError } from "../model/errors.ts";
import { exitCodeOf } from "../model/exit-code.ts";
import type { RequestLogs } from "../model/requests.ts";
import type { Session } from "../model/session.ts";
import type { World } from "../model/world.ts";
import { readRequestLogs } from "../store/request-logs.ts";
import type { Arguments } from "./arguments.ts";
import type { Output } from "./command.ts";
import { languageOf } from "./language.ts";
import { materialOf } from "./material.ts";
import { readPolicy } from "./policy.ts";
import { FORMATS, renderAs } from "./render.ts";
import { linkTo } from "./write-reports.ts";

interface Case {
  readonly head: Session;
  readonly baselines: Baselines;
  /** Judge, or only show what was measured. */
  readonly judge: boolean;
  readonly paired: boolean;
  /** Keeps the variants of a cell apart. */
  readonly by?: "variant";
  /** The head claims to be all that the configuration plans: a leg that never arrived is missed. */
  readonly whole: boolean;
  /** The folders of each side's sessions, by session id; the head's are those of all its legs. */
  readonly folders: { readonly head: readonly string[]; readonly past: ReadonlyMap<string, string> };
}

async function written(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new UserError(`--out ${file} cannot be written: ${messageOf(cause)}`, { cause });
  }
}

interface Placed {
  readonly session: Session;
  readonly folders: readonly string[];
}

/** Of sessions that were measured in turn: what was measured of every request. What cannot be read is told. */
async function requestLogs(placed: readonly Placed[], paired: boolean, { log }: World): Promise<RequestLogs> {
  const inTurn = ({ session: { records } }: Placed) => paired || records.some(({ variant }) => variant === "base");
  const read = await Promise.all(
    placed.filter(inTurn).map(({ session, folders }) => readRequestLogs(folders, session.records)),
  );
  for (const note of read.flatMap(({ notes }) => notes)) log.warn(note);
  return new Map(read.flatMap(({ logs }) => [...logs]));
}

/** What `compare` and `report` share: judge under a policy, render, exit. */
export async function judgeAndRender(
  { head, baselines, judge, paired, by, whole, folders }: Case,
  args: Arguments,
  world: World,
  output: Output,
): Promise<number> {
  const format = args.choice("format", FORMATS);
  const { policy, enforce, language, plannedCells = [] } = await readPolicy(args.value("config"), world);
  const expectedCells = [...new Set([...head.expectedCells, ...(whole ? plannedCells : [])])];
  const past = baselines.state === "found" ? baselines.sessions : [];
  const placed = [
    { session: head, folders: folders.head },
    ...past.map((session) => ({ session, folders: [folders.past.get(session.id) ?? []].flat() })),
  ];
  const requests = await requestLogs(placed, paired, world);
  const asked = {
    head: { ...head, expectedCells },
    baselines,
    policy,
    paired,
    ...(by === undefined ? {} : { by }),
    requests,
    judge,
    confirmable: false,
  };
  const comparison = compare(whole ? heldPairsInput(asked) : asked);
  const { records: _, ...session } = head;
  const context = {
    suite: head.suite,
    session,
    enforce,
    mode: "report",
    language: languageOf(args, language),
    reproduce: "",
    warnings: [],
  } as const;
  const out = args.value("out");
  const material = () =>
    materialOf({
      comparison,
      head: { session: head, folders: folders.head },
      past: placed.slice(1),
      policy,
      ...linkTo(out === undefined ? "." : dirname(out), folders.head),
    });
  const text = await renderAs(format, { comparison, context, material, session: head }, output, world);
  if (out === undefined) output.write(text);
  else await written(out, text);
  return exitCodeOf(comparison.decision, enforce);
}
