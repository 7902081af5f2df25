// src/config/config-file.ts
/** Where the configuration lies unless somebody says otherwise, from the repository's root. */
const CONFIG_FILE = ".github/llm-perf-gate.yml";
export { CONFIG_FILE as t };
