import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { TrialRecord } from "../../src/model/record.ts";
import { shaOf } from "../integration/github/state.ts";
import { headCommit, report, session, store, trials } from "../integration/hand-made.ts";
import { startSuite } from "../integration/judged-suite.ts";
import { type Random, randomOf } from "./verdicts/random.ts";

/**
 * How often a pull request that changes nothing is green: the built action in mode report, once a pull request, against the
 * simulated GitHub, under the default policy, on sessions of a machine with 3 % noise.
 *
 *     npm run verify:clean-prs -- [--pulls N] [--seed N] [--json FILE]
 */
const { values } = parseArgs({
  options: {
    pulls: { type: "string", default: "60" },
    seed: { type: "string", default: "20261122" },
    json: { type: "string" },
  },
});

const LEAST_GREEN = 0.95;
const AT_ONCE = 3;
const BASELINES = 10;
const LOADS = ["1", "4", "16", "inf"];

/** The configured test has these cells; the policy is the default one. */
const SUITE = `version: 1
name: toy
servers: { toy: { engine: simulated } }
tests:
  - name: serving_toy
    server: toy
    dataset: { name: random, input-tokens: 16, output-tokens: 12 }
    prompts: 12
    load: { request-rate: [${LOADS.join(", ")}] }
`;

/**
 * One session of a machine: its level differs from the last one's with heavy tails, each cell is off by a skewed part of its own,
 * repeats drift together, and one in thirty meets a stall. In all about 3 %; nothing in it is normal or independent.
 */
function measured(random: Random, round: 0 | 1): readonly TrialRecord[] {
  const skewed = () => -Math.log(1 - random.uniform()) - 1;
  const machine = 0.022 * random.heavy();
  return LOADS.flatMap((qps) => {
    const cell = `serving_toy/qps=${qps}`;
    const own = 0.012 * skewed();
    let drift = 0.006 * random.normal();
    return trials({ cell, round, repeats: 3 }).map((record) => {
      drift = 0.7 * drift + 0.006 * random.normal();
      const stall = random.uniform() < 1 / 30 ? 0.05 : 0;
      const pace = Math.exp(machine + own + drift + stall);
      const of = (level: number) => level * pace * Math.exp(0.004 * skewed());
      const metrics = { median_tpot_ms: of(10), mean_tpot_ms: of(10.5), output_throughput: 1e4 / of(10) };
      return { ...record, metrics };
    });
  });
}

async function decisionOn(seed: number): Promise<string> {
  const random = randomOf(seed);
  await using workflow = await startSuite(SUITE);
  const { github } = workflow;
  for (let k = 0; k < BASELINES; k++) {
    const commit = shaOf(`base ${k} of ${seed}`);
    github.state.commits.unshift(commit);
    store(github, session(commit, measured(random, 0)));
  }
  const head = [...measured(random, 0), ...measured(random, 1)];
  const { action } = await report(workflow, [session(headCommit(workflow), head)]);
  if (github.violations.length > 0) throw new Error(github.violations.join("\n"));
  const { decision = "none" } = action.outputs;
  const reason = /^decision: .*$/m.exec(action.stdout)?.[0] ?? "no decision";
  process.stdout.write(`${seed}: exit ${action.exitCode}, ${reason.slice(0, 160)}\n`);
  return decision;
}

const pulls = Number(values.pulls);
const first = Number(values.seed);
const waiting = Array.from({ length: pulls }, (_, k) => first + k);
const decisions: string[] = [];
const work = async () => {
  for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) decisions.push(await decisionOn(seed));
};
await Promise.all(Array.from({ length: AT_ONCE }, work));

const count = (decision: string) => decisions.filter((found) => found === decision).length;
const figures = { pulls, pass: count("pass"), fail: count("fail"), cannotJudge: count("cannot-judge") };
const green = figures.pass / pulls;
process.stdout.write(`${figures.pass} of ${pulls} clean pull requests are green (${(100 * green).toFixed(1)} %)\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures)}\n`);
process.exitCode = green >= LEAST_GREEN ? 0 : 1;
