import { CONFIG } from "./toy.ts";
import { startWorkflow, type Workflow } from "./workflow.ts";

/** The only cell of `SUITE`. */
export const CELL = "serving_toy/qps=inf,concurrency=4";

/** Planted so large, and judged so coarsely, that a busy machine neither hides it nor makes one up. */
export const SLOW = { SIMULATED_ENGINE_FLAGS: "--decode-slowdown 400%" } as const;

const LATENCY = "{ relative: 90%, must-see: 100% }";
const THROUGHPUT = "{ relative: 50%, must-see: 100% }";

/** One cell on the simulated engine, whose trials take a moment. `policy` and `more` are further YAML, there and at the top level. */
export function suite({ test = "serving_toy", server = "", repeats = 3, policy = "", more = "" } = {}): string {
  return `version: 1
name: toy
servers: { toy: { engine: simulated, args: { seed: 7, start-noise: 0, stall-rate: 0 }, ${server} } }
tests:
  - name: ${JSON.stringify(test)}
    server: toy
    dataset: { name: random, input-tokens: 16, output-tokens: 12 }
    prompts: 12
    warmups: 4
    load: { concurrency: 4 }
repeats: ${repeats}
policy: { metrics: { median_tpot_ms: ${LATENCY}, output_throughput: ${THROUGHPUT}, success_rate: { must-see: 50% } }, ${policy} }
${more}
`;
}

/** A repository that measures itself with this suite. */
export function startSuite(text = suite()): Promise<Workflow> {
  return startWorkflow({ [CONFIG]: text });
}
