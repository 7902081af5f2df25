import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import type { TrialRecord } from "../../src/model/record.ts";
import type { SessionHeader } from "../../src/model/session.ts";
import { processesOf } from "./processes.ts";
import type { Job } from "./runner.ts";

/** What a run must take down behind itself. */
export interface LeftBehind {
  /** Their command lines. */
  readonly processes: readonly string[];
  readonly locks: readonly string[];
  /** Where servers of the session listened and still answer. */
  readonly ports: readonly number[];
}

export const NOTHING: LeftBehind = { processes: [], locks: [], ports: [] };

export async function leftBehind(job: Job, session: string): Promise<LeftBehind> {
  const ports = serverLogs(session).flatMap((log) =>
    [...log.matchAll(/listening on \S+:(\d+)/g)].map(([, port]) => Number(port)),
  );
  const answering: number[] = [];
  for (const port of new Set(ports)) if (await answers(port)) answering.push(port);
  const inSession = existsSync(session) ? readdirSync(session) : [];
  return {
    processes: processesOf(job.trackingId).map(({ command }) => command),
    locks: [...readdirSync(job.tmp), ...inSession].filter((name) => /\.lock$|^processes\.json$/.test(name)),
    ports: answering,
  };
}

/** A session as it lies in its folder. */
export interface StoredSession {
  readonly header: SessionHeader;
  readonly records: readonly TrialRecord[];
}

export function sessionIn(folder: string): StoredSession {
  const names = readdirSync(join(folder, "records")).sort();
  return { header: json(folder, "session.json"), records: names.map((name) => json(folder, "records", name)) };
}

/** Ids of the valid records, in order of their names. */
export function measuredIn(folder: string): readonly string[] {
  return sessionIn(folder)
    .records.filter(({ validity }) => validity.state === "valid")
    .map(({ trial }) => trial);
}

export function serverLogs(session: string): readonly string[] {
  const folder = join(session, "raw", "servers");
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")) : [];
}

function json<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(...path), "utf8")) as T;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true)).once("error", () => end(false));
  });
}
