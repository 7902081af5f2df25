// src/model/telemetry.ts
const TELEMETRY_SCHEMA = "llm-perf-gate/telemetry@1";
export { TELEMETRY_SCHEMA as t };
