/** The configuration file's place in a repository. */
export const CONFIG = ".github/llm-perf-gate.yml";

const TEST = `{ kind: serving, server: toy, dataset: { name: random, input-tokens: 16, output-tokens: 8 }, prompts: 12, warmups: 4, load: { concurrency: 4 }`;

/** A suite on the simulated engine whose trials take a moment. `more` is further YAML at the top level. */
export function toySuite({ tests = ["a"], repeats = 3, server = "", more = "" } = {}): string {
  return `version: 1
name: toy
servers: { toy: { engine: simulated, args: { start-noise: 0.01 }, ${server} } }
tests: [${tests.map((name) => `${TEST}, name: ${name} }`).join(", ")}]
repeats: ${repeats}
${more}
`;
}
