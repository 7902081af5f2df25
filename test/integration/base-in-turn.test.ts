import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LeftBehind, leftBehind, NOTHING, type StoredSession, sessionIn } from "./left-behind.ts";
import type { Job, StepResult } from "./runner.ts";
import { CONFIG } from "./toy.ts";
import { startWorkflow, type Workflow } from "./workflow.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const LATENCY = "{ relative: 90%, must-see: 100% }";
const THROUGHPUT = "{ relative: 50%, must-see: 100% }";

/** Planted so large, and judged so coarsely, that a busy machine neither hides it nor makes one up. */
const REPOSITORY = {
  [CONFIG]: `version: 1
name: toy
servers: { toy: { engine: command, command: [bash, ./serve, "{port}"], model: simulated } }
tests: [{ name: x, server: toy, dataset: { name: random, input-tokens: 16, output-tokens: 12 }, prompts: 12, warmups: 4, load: { concurrency: 4 } }]
policy: { metrics: { median_tpot_ms: ${LATENCY}, output_throughput: ${THROUGHPUT} } }
paired: always
base: {}
`,
  serve: `. ./engine.env\nexec ${process.execPath} ${CLI} simulated-engine --port "$1" $FLAGS\n`,
  "engine.env": "FLAGS=\n",
};
const SLOWER = { "engine.env": 'FLAGS="--decode-slowdown 400%"\n' };

interface Measured {
  readonly first: StepResult;
  readonly last: StepResult;
  readonly session: StoredSession;
  readonly left: LeftBehind;
}

/** A pull request; when it is killed, the action runs again on the same machine. */
async function measured(
  workflow: Workflow,
  files: Readonly<Record<string, string>>,
  killAt?: RegExp,
): Promise<Measured> {
  let [session, left, again]: [StoredSession?, LeftBehind?, StepResult?] = [];
  const { action } = await workflow.onPullRequest("pull_request", {
    files,
    inputs: { "session-path": "session" },
    ...(killAt === undefined ? {} : { killAt }),
    beforePost: async ({ workspace }: Job, rerun) => {
      if (killAt !== undefined) again = await rerun();
      session = sessionIn(`${workspace}/session`);
    },
    inspect: async (job) => {
      left = await leftBehind(job, `${job.workspace}/session`);
    },
  });
  if (session === undefined || left === undefined) throw new Error("the job was not looked at");
  return { first: action, last: again ?? action, session, left };
}

const trialsOf = ({ session }: Measured) => session.records.map(({ trial }) => trial).sort();

describe("base and head in turn, on real processes", () => {
  let workflow: Workflow;
  let uncut: Measured;
  beforeAll(async () => {
    workflow = await startWorkflow(REPOSITORY);
    uncut = await measured(workflow, SLOWER);
  });
  afterAll(() => workflow[Symbol.asyncDispose]());

  it("fails a head whose engine is slower, after three pairs of two starts each", () => {
    expect(uncut.last).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(uncut.last.stdout).toMatch(/base and head in turn, 1 cell: restart for every pair/);
    expect(uncut.last.stdout).toMatch(/done: .*spent, .*saved/);
    const pairs = uncut.session.records.filter(({ variant }) => variant !== "sentinel");
    for (const { repeat, variant, seed } of pairs) {
      const other = pairs.find((one) => one.repeat === repeat && one.variant !== variant);
      expect(other?.seed).toBe(seed);
    }
    expect(new Set(pairs.map(({ server }) => server?.start)).size).toBe(pairs.length);
    expect(uncut.left).toEqual(NOTHING);
  });

  it.each([/-r0: valid/, /-base-r1: valid/])("comes to the same verdict after SIGKILL at %s", async (killAt) => {
    const cut = await measured(workflow, SLOWER, killAt);
    expect(cut.first.exitCode).toBe(null);
    expect(cut.last).toMatchObject({ exitCode: 1, outputs: { decision: "fail" } });
    expect(trialsOf(cut)).toEqual(trialsOf(uncut));
    expect(cut.session.header.complete).toBe(true);
    expect(cut.left).toEqual(NOTHING);
  });
});
