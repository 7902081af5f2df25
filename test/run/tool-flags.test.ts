import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { UNRECOGNIZED } from "../../src/model/flag-help.ts";
import { openLedger } from "../../src/run/ledger.ts";
import { openSession } from "../../src/run/session-writer.ts";
import { fittedCommand, refusal } from "../../src/run/tool-flags.ts";
import { runTool } from "../../src/run/tool-run.ts";
import type { Tool } from "../../src/tools/tool.ts";
import { freshFolder } from "./fresh-folder.ts";
import { equipment, program } from "./parts.ts";
import { planOf, rigWorld, testSpec } from "./rig.ts";

const START = [process.execPath, program("choosy.mjs")];

const tool: Tool = {
  kinds: ["serving"],
  help: () => ({ argvs: [[...START, "--help"]], required: ["--port"], refused: UNRECOGNIZED }),
  command: ({ test }, { knows, folder }) => {
    const asked = Object.keys(test.args).map((key) => `--${key}`);
    const own = ["--port", "--new"].filter((flag) => knows?.(flag) !== false);
    return { argv: [...START, ...own, ...asked], env: {}, resultFile: join(folder, "result.json"), files: {} };
  },
  detect: () => undefined,
  read: () => [],
};

function scene(args: Record<string, true>, dropUnknownFlags: boolean) {
  const { world } = rigWorld();
  const folder = freshFolder();
  const fresh = {
    id: "s",
    suite: "s",
    origin: { event: "local" },
    environment: { class: {}, subject: {} },
    expectedCells: [],
  };
  const session = openSession({ folder, fresh, already: [], confirms: false });
  const env = { PATH: world.env["PATH"] ?? "" };
  const ledger = openLedger(join(folder, "ledger.json"));
  const bench = { world, folder, session, env, ledger, equipment: equipment(), dropUnknownFlags };
  const [trial] = planOf({ test: testSpec("t", args) }).trials;
  if (trial === undefined) throw new Error("no trial");
  const at = { tool, target: { folder, node: "", cli: "", first: true }, site: { env, cwd: world.cwd } };
  const attempt = async () => {
    const { command, notes } = fittedCommand(trial, at, bench);
    const run = await runTool(command, { test: trial.test, folder, site: at.site }, bench, () => undefined);
    return {
      flags: command.argv.slice(START.length),
      notes,
      failure: run.failure,
      told: (await refusal({ trial, at, command, run }, bench)).reasons,
    };
  };
  return { attempt, asked: () => readdirSync(join(folder, "raw", "help")).length };
}

it("goes without a flag of ours that the tool says it has not, from the next attempt on, and notes it", async () => {
  const { attempt, asked } = scene({ old: true }, false);
  const first = await attempt();
  expect(first).toMatchObject({ flags: ["--port", "--new", "--old"], failure: "ended with exit code 2", notes: [] });
  expect(first.told).toEqual([expect.stringMatching(/ does not take --new: the next attempt goes without$/)]);
  const second = await attempt();
  expect(second).toMatchObject({ flags: ["--port", "--old"], failure: undefined, told: [] });
  expect(second.notes).toEqual([
    expect.stringMatching(/^measured without --new, which this version of .* does not take$/),
  ]);
  expect(asked()).toBe(1);
});

it("keeps a configured flag that the tool does not know, and says what to type", async () => {
  const { told } = await scene({ olt: true }, false).attempt();
  expect(told).toEqual([
    expect.stringMatching(/ has no --olt \(nearest: --old\): correct that, or drop-unknown-flags: true/),
  ]);
});

it("leaves a configured flag out where that is asked for", async () => {
  const { attempt } = scene({ olt: true }, true);
  await attempt();
  expect(await attempt()).toMatchObject({ flags: ["--port"], failure: undefined });
});
