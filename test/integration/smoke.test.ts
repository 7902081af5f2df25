import { expect, it } from "vitest";
import { startWorkflow } from "./workflow.ts";

const CONFIG = `
version: 1
name: toy
servers:
  toy: { engine: simulated, args: { start-noise: 0.01 } }
tests:
  - { name: serving_toy, kind: serving, server: toy, tool: built-in, dataset: { name: random, input-tokens: 64, output-tokens: 16 }, prompts: 16, load: { concurrency: 8 } }
repeats: 3
`;

it("catches a slowdown against three stored sessions, and lets a clean change pass", async () => {
  await using workflow = await startWorkflow({ ".github/llm-perf-gate.yml": CONFIG });
  for (let k = 0; k < 3; k++) {
    const { action } = await workflow.onBranch("push");
    console.log(action.stdout.slice(-600), action.stderr);
    expect(action.exitCode).toBe(0);
    expect(action.outputs["decision"]).toBe("measured");
  }
  const slow = await workflow.onPullRequest("pull_request", {
    env: { SIMULATED_ENGINE_FLAGS: "--decode-slowdown 30%" },
  });
  console.log(slow.action.stdout.slice(-3000), slow.action.stderr, slow.post.stdout);
  expect(slow.action.exitCode).toBe(1);
  expect(workflow.github.state.comments).toHaveLength(1);
  console.log(workflow.github.state.comments[0]?.body.slice(0, 1500));
  const clean = await workflow.onPullRequest("pull_request");
  expect(clean.action.exitCode).toBe(0);
  expect(workflow.github.violations).toEqual([]);
});
