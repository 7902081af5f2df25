import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { messageOf, UserError } from "../model/errors.ts";
import type { TrialRecord } from "../model/record.ts";
import { SESSION_SCHEMA, type Session, type SessionHeader } from "../model/session.ts";
import { RAW_FOLDER, RECORDS_FOLDER, SESSION_FILE } from "../model/session-layout.ts";
import { onDisk, writeAtomically } from "./atomic-file.ts";

/** What a later round or a resumed run keeps of the header that it finds. */
const earlierSchema = z.object({
  schema: z.literal(SESSION_SCHEMA),
  id: z.string(),
  suite: z.string(),
  origin: z.object({ commit: z.string().optional() }),
  environment: z.object({ subject: z.record(z.string(), z.string()) }),
  planDigest: z.string().optional(),
  expectedCells: z.array(z.string()),
  complete: z.boolean(),
  notes: z.array(z.string()),
  startedAt: z.string().optional(),
});
type Earlier = z.infer<typeof earlierSchema>;

export interface SessionWriter {
  /** On disk when it returns. Replaces an earlier record of the trial, which then lies beside its raw files. */
  readonly keep: (record: TrialRecord) => void;
  /** One line that readers of the session must know; said once. */
  readonly note: (line: string) => void;
  /** Lines that stand before all others. */
  readonly lead: (lines: readonly string[]) => void;
  /** A fact of the subject that only a running server tells. */
  readonly learn: (key: string, value: string) => void;
  /** How many pairs a cell is measured in at most, once that is known. */
  readonly limitPairs: (pairsAtMost: number) => void;
  readonly has: (trial: string) => boolean;
  /** As far as it is measured. */
  readonly snapshot: () => Session;
  /** Writes the header's last state. @returns the session as it lies on disk. */
  readonly close: (complete: boolean) => Session;
}

type Fresh = Omit<SessionHeader, "schema" | "complete" | "notes" | "startedAt" | "endedAt">;

export interface SessionOpening {
  readonly folder: string;
  readonly fresh: Fresh;
  readonly already: readonly TrialRecord[];
  /** A confirmation adds to a first measurement; whatever else finds a session there takes it up again. */
  readonly confirms: boolean;
}

/**
 * Begins a session in a folder, or goes on with the one that is there: a confirmation and a resumed run add to it.
 * `session.json` says `complete: false` until `close`.
 * @throws UserError when the folder holds another commit's session, or one that cannot be read.
 */
export function openSession({ folder, fresh, already, confirms }: SessionOpening): SessionWriter {
  const file = join(folder, SESSION_FILE);
  const earlier = readEarlier(file);
  if (earlier !== undefined) refuseStranger(folder, earlier, fresh);
  for (const inner of [RECORDS_FOLDER, RAW_FOLDER]) {
    onDisk(folder, () => mkdirSync(join(folder, inner), { recursive: true }));
  }

  const records = new Map(already.map((record) => [record.trial, record]));
  const learned: Record<string, string> = { ...earlier?.environment.subject, ...fresh.environment.subject };
  // A resumed run measures what was missing, so why it was missing is no longer true.
  let notes: ReadonlySet<string> = new Set(confirms ? earlier?.notes : []);
  const startedAt = earlier?.startedAt ?? new Date().toISOString();
  let pairs: Pick<SessionHeader, "pairsAtMost"> = {};
  const planDigest = earlier?.planDigest ?? fresh.planDigest;

  const headerNow = (complete: boolean, endedAt?: string): SessionHeader => ({
    schema: SESSION_SCHEMA,
    ...fresh,
    ...pairs,
    id: earlier?.id ?? fresh.id,
    environment: { class: fresh.environment.class, subject: learned },
    ...(planDigest === undefined ? {} : { planDigest }),
    expectedCells: earlier?.expectedCells ?? fresh.expectedCells,
    complete,
    notes: [...notes],
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
  });
  const write = (complete: boolean, endedAt?: string): SessionHeader => {
    const header = headerNow(complete, endedAt);
    writeAtomically(file, `${JSON.stringify(header, null, 2)}\n`);
    return header;
  };
  write(false);

  return {
    keep: (record) => {
      const path = join(folder, RECORDS_FOLDER, `${record.trial}.json`);
      setAside(path, join(folder, RAW_FOLDER, record.trial));
      writeAtomically(path, `${JSON.stringify(record, null, 2)}\n`);
      records.set(record.trial, record);
    },
    note: (line) => {
      notes = new Set([...notes, line]);
    },
    lead: (lines) => {
      notes = new Set([...lines, ...notes]);
    },
    learn: (key, value) => {
      learned[key] = value;
    },
    limitPairs: (pairsAtMost) => {
      pairs = { pairsAtMost };
      write(false);
    },
    has: (trial) => records.has(trial),
    snapshot: () => ({ ...headerNow(false), records: [...records.values()] }),
    close: (complete) => {
      const whole = complete && (!confirms || earlier?.complete !== false);
      return { ...write(whole, new Date().toISOString()), records: [...records.values()] };
    },
  };
}

function readEarlier(file: string): Earlier | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return earlierSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new UserError(`${file} cannot be read: ${messageOf(cause)}`, {
      hint: "choose another folder with --out",
      cause,
    });
  }
}

function refuseStranger(folder: string, earlier: Earlier, fresh: Fresh): void {
  const [was, is] = [earlier.origin.commit, fresh.origin.commit].map((commit) => commit ?? "an unknown commit");
  if (earlier.suite === fresh.suite && was === is) return;
  throw new UserError(
    `${folder} holds a session of ${earlier.suite} at ${was}; this one is of ${fresh.suite} at ${is}`,
    { hint: "a session is one commit: choose another folder with --out" },
  );
}

/** Copies the record that is about to be replaced to its raw files, under the first free name. */
function setAside(path: string, rawFolder: string): void {
  if (!existsSync(path)) return;
  for (let attempt = 1; ; attempt++) {
    const aside = join(rawFolder, `record-${attempt}.json`);
    if (existsSync(aside)) continue;
    onDisk(aside, () => {
      mkdirSync(rawFolder, { recursive: true });
      copyFileSync(path, aside);
    });
    return;
  }
}
