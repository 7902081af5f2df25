/** Where the configuration lies unless somebody says otherwise, from the repository's root. */
export const CONFIG_FILE = ".github/llm-perf-gate.yml";
