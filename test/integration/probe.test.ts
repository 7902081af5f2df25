import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { leftBehind, sessionIn } from "./left-behind.ts";
import { CONFIG, toySuite } from "./toy.ts";
import { startWorkflow } from "./workflow.ts";

it("x", async () => {
  await using workflow = await startWorkflow({ [CONFIG]: toySuite() });
  const t0 = 0; void t0; const t = performance.now();
  const r = await workflow.onBranch("push", {
    beforePost: async (job) => { console.log(readdirSync(job.temp)); }, inspect: async (job) => { return;
      console.log(performance.now() - t);
      const f = readdirSync(job.temp);
      console.log(f, await leftBehind(job, `${job.temp}/${f[0]}`), sessionIn(`${job.temp}/llm-perf-gate-toy-a1`));
    },
  });
  console.log(r.action, r.post);
  expect(1).toBe(1);
});
