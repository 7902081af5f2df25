import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { pushEvent } from "./events.ts";
import { shaOf } from "./github/state.ts";
import { leftBehind, measuredIn, NOTHING, type StoredSession, serverLogs, sessionIn } from "./left-behind.ts";
import { type Job, type Moment, type Step, type StepResult, startJob } from "./runner.ts";
import { MEASURING, type Stage } from "./stages.ts";
import { toySuite } from "./toy.ts";

const CONFIG = toySuite({ tests: ["a", "b"] });

interface Terminal {
  readonly job: Job;
  readonly session: string;
  /** `llm-perf-gate run` into the session, in a workspace at the commit. */
  readonly run: (args: readonly string[], how?: Partial<Step>, commit?: string) => Promise<StepResult>;
}

function terminalIn(job: Job, config = CONFIG): Terminal {
  const session = join(job.workspace, "session");
  const file = join(job.workspace, "gate.yml");
  writeFileSync(file, config);
  return {
    job,
    session,
    run: (args, how = {}, commit = "head") => {
      const event = pushEvent({ sha: shaOf(commit), branch: "main" });
      return job.run({ entry: "cli.js", args: ["run", "--config", file, "--out", session, ...args], event, ...how });
    },
  };
}

/** Where sessions lie that several tests begin from. */
const kept = mkdtempSync(join(tmpdir(), "resume-"));
afterAll(() => rmSync(kept, { recursive: true, force: true }));

/** A session measured on another such machine. */
function copyTo({ session }: Terminal, from: string): void {
  cpSync(from, session, { recursive: true, preserveTimestamps: true });
}

/** What must not depend on how often a run was interrupted. */
function gist({ header, records }: StoredSession) {
  return {
    complete: header.complete,
    notes: header.notes,
    plan: header.planDigest,
    cells: header.expectedCells,
    trials: records.map(({ trial, cell, repeat, seed, workload, notes }) => ({
      ...{ trial, cell, repeat, seed, workload },
      schedule: notes.filter((note) => note.includes("schedule")),
    })),
  };
}

const textsIn = (session: string) => {
  const folder = join(session, "records");
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
};

describe("a run that is taken up again", () => {
  const whole = join(kept, "whole");
  let uninterrupted: ReturnType<typeof gist>;

  beforeAll(async () => {
    await using job = await startJob();
    const { run, session } = terminalIn(job);
    expect(await run([])).toMatchObject({ exitCode: 0 });
    uninterrupted = gist(sessionIn(session));
    expect(uninterrupted).toMatchObject({ complete: true, notes: [] });
    expect(uninterrupted.trials).toHaveLength(6);
    cpSync(session, whole, { recursive: true, preserveTimestamps: true });
  });

  const stages = MEASURING.filter(({ event }) => event === "push");
  const ends = stages.flatMap((stage, index) =>
    (["killAt", "cancelAt"] as const).map((how) => ({ stage, how, index })),
  );
  // Each stage once, by turns killed and cancelled.
  const chosen = ends.filter(({ how, index }) => (how === "killAt") === (index % 2 === 1));

  test.each(chosen)("measures what is missing, and only that, after $how $stage.title", async ({ stage, how }) => {
    await using job = await startJob();
    const { run, session } = terminalIn(job);
    const first = await run([], {
      [how]: momentOf(stage, session),
      env: { SIMULATED_ENGINE_FLAGS: stage.flags ?? "" },
    });
    expect(first.exitCode).toBe(how === "killAt" ? null : 130);
    expect(measuredIn(session)).toEqual(expect.arrayContaining([...stage.kept]));
    const before = textsIn(session);

    const second = await run(["--resume"]);
    expect(second).toMatchObject({ exitCode: 0 });
    if (how === "killAt") expect(second.stderr).toMatch(/stopped the process group \d+ that the run left behind/);
    expect(gist(sessionIn(session))).toEqual(uninterrupted);
    const after = textsIn(session);
    for (const [name, text] of before) expect(after.get(name)).toBe(text);
    expect(await leftBehind(job, session)).toEqual(NOTHING);
  });

  it("starts nothing when nothing is missing", async () => {
    await using job = await startJob();
    const terminal = terminalIn(job);
    const { run, session } = terminal;
    copyTo(terminal, whole);
    const [before, starts] = [textsIn(session), serverLogs(session).length];
    expect(await run(["--resume"])).toMatchObject({ exitCode: 0 });
    expect(textsIn(session)).toEqual(before);
    expect(serverLogs(session)).toHaveLength(starts);
    expect(sessionIn(session).header.complete).toBe(true);
  });

  function momentOf(stage: Stage, session: string): Moment {
    // These stages look at the session only.
    return stage.reached(session, undefined as never);
  }
});

describe("a session that is not this run's", () => {
  const cut = join(kept, "cut");

  beforeAll(async () => {
    await using job = await startJob();
    const { run, session } = terminalIn(job);
    expect((await run([], { cancelAt: /-r0: valid/ })).exitCode).toBe(130);
    cpSync(session, cut, { recursive: true, preserveTimestamps: true });
  });

  const refusals = [
    {
      title: "without --resume",
      line: /holds a session already[\s\S]*--resume/,
      again: ({ run }: Terminal) => run([]),
    },
    {
      title: "of another commit",
      line: /holds a session of another commit: [0-9a-f]{40}, this run has [0-9a-f]{40}/,
      again: ({ run }: Terminal) => run(["--resume"], {}, "another"),
    },
    {
      title: "of another plan",
      line: /holds a session of another plan/,
      again: ({ job }: Terminal) => terminalIn(job, CONFIG.replaceAll("prompts: 12", "prompts: 13")).run(["--resume"]),
    },
    {
      title: "of another machine class",
      line: /holds a session of another environment class \(cpu\): another, this run has/,
      again: ({ run, session }: Terminal) => {
        const file = join(session, "session.json");
        const header = JSON.parse(readFileSync(file, "utf8"));
        header.environment.class.cpu = "another";
        writeFileSync(file, JSON.stringify(header));
        return run(["--resume"]);
      },
    },
    {
      title: "whose session.json was cut off",
      line: /session\.json is not JSON/,
      again: ({ run, session }: Terminal) => {
        const file = join(session, "session.json");
        writeFileSync(file, readFileSync(file, "utf8").slice(0, 100));
        return run(["--resume"]);
      },
    },
  ];

  test.each(refusals)("is refused $title, and left as it is", async ({ line, again }) => {
    await using job = await startJob();
    const terminal = terminalIn(job);
    const { session } = terminal;
    copyTo(terminal, cut);
    const before = textsIn(session);
    const refused = await again(terminal);
    expect(refused).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringMatching(line) });
    expect(refused.stderr.match(/^error: /gm)).toHaveLength(1);
    expect(textsIn(session)).toEqual(before);
  });
});
