import { messageOf } from "../model/errors.ts";
import type { EngineName, ServerSpec } from "../model/spec.ts";
import { flagValue } from "./args.ts";
import type { Path } from "./document.ts";
import { warnOfDropped } from "./dropped-flags.ts";
import type { Findings } from "./findings.ts";
import type { RawConfig } from "./schema.ts";
import { placementOf } from "./server-placement.ts";
import type { RawServer } from "./server-schema.ts";
import { checkAddress } from "./side-address.ts";

type OwnKey = (typeof ALL_KEYS)[number];

const STARTED = ["env", "venv", "env-from", "prepare", "container", "numa", "model", "port"] as const;
const ALL_KEYS = ["args", "command", "ranks", "url", ...STARTED] as const;

/** What each engine understands; anything else would be ignored silently. */
const KEYS: Readonly<Record<EngineName, readonly OwnKey[]>> = {
  vllm: ["args", ...STARTED],
  sglang: ["args", ...STARTED],
  lmdeploy: ["args", ...STARTED],
  trtllm: ["args", ...STARTED],
  mindie: ["args", ...STARTED],
  "llama-cpp": ["args", ...STARTED],
  tgi: ["args", ...STARTED],
  simulated: ["args", ...STARTED],
  command: ["command", "ranks", ...STARTED],
  external: ["url", "model"],
};

/** What each engine calls the model among its flags. */
const MODEL_FLAGS: Readonly<Partial<Record<EngineName, readonly string[]>>> = {
  vllm: ["model"],
  sglang: ["model-path", "model"],
  lmdeploy: ["model-path", "model"],
  trtllm: ["model"],
  "llama-cpp": ["model"],
  tgi: ["model-id", "model"],
};

/** The configured servers; what is missing or contradicts itself goes to the findings. */
export function serverSpecs(raw: RawConfig, findings: Findings): readonly ServerSpec[] {
  return Object.entries(raw.servers).map(([name, server]) => {
    const path = ["servers", name];
    check(path, server, findings);
    if (server.engine === "vllm")
      warnOfDropped(server.args, raw["drop-unknown-flags"], (key, message) =>
        findings.warn([...path, "args", key], message),
      );
    return serverSpec(name, server);
  });
}

function check(path: Path, raw: RawServer, findings: Findings): void {
  const { engine } = raw;
  for (const key of ALL_KEYS.filter((key) => isSet(raw[key]) && !KEYS[engine].includes(key))) {
    findings.mistake([...path, key], `engine ${engine} has no "${key}"; it takes ${KEYS[engine].join(", ")}`, "key");
  }
  if (engine === "external") checkUrl(path, raw.url, findings);
  if (engine === "command") checkCommand(path, raw, findings);
  const flags = MODEL_FLAGS[engine];
  if (flags !== undefined && raw.model === undefined && !flags.some((flag) => isText(flagValue(raw.args, flag)))) {
    findings.mistake(
      path,
      `engine ${engine} needs a model: args: { ${flags[0]}: ${EXAMPLE_MODELS[engine] ?? "Qwen/Qwen3-8B"} }`,
    );
  }
  if (engine === "mindie" && flagValue(raw.args, "config") === undefined) {
    findings.mistake(path, "engine mindie needs its config.json: args: { config: { BackendConfig: … } }");
  }
  checkNuma(path, raw, findings);
  checkRanks(path, raw, findings);
}

const EXAMPLE_MODELS: Readonly<Partial<Record<EngineName, string>>> = { "llama-cpp": "/models/qwen3-8b.gguf" };

const isText = (value: unknown) => typeof value === "string";

function checkNuma(path: Path, { numa, container }: RawServer, findings: Findings): void {
  if (numa === undefined || numa === "auto") return;
  const where = [...path, "numa"];
  if (Object.keys(numa).length === 0) findings.mistake(where, "numa binds to nothing: numa: { node: 0 }");
  if (numa.memory !== undefined && numa.interleave !== undefined) {
    findings.mistake(where, "memory and interleave exclude each other");
  }
  if (numa.interleave !== undefined && container !== undefined) {
    findings.mistake(where, "the memory of a container can be bound, not interleaved: numa: { memory: 0,1 }");
  }
}

function checkRanks(path: Path, { ranks }: RawServer, findings: Findings): void {
  if (ranks?.dead === undefined) return;
  try {
    new RegExp(ranks.dead);
  } catch (cause) {
    findings.mistake([...path, "ranks", "dead"], messageOf(cause));
  }
}

function isSet(value: RawServer[OwnKey]): boolean {
  return value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);
}

function checkUrl(path: Path, url: string | undefined, findings: Findings): void {
  if (url === undefined) {
    findings.mistake(path, "engine external needs the server's address: url: http://127.0.0.1:8000");
    return;
  }
  checkAddress([...path, "url"], url, findings);
}

function checkCommand(path: Path, raw: RawServer, findings: Findings): void {
  if (raw.command === undefined) {
    findings.mistake(path, 'engine command needs its argv: command: [my-server, --port, "{port}"]');
    return;
  }
  if (raw.model === undefined && raw.command.some((word) => word.includes("{model}"))) {
    findings.mistake([...path, "command"], 'the command names {model}, but the server has no "model"');
  }
}

function serverSpec(name: string, raw: RawServer): ServerSpec {
  const { engine, args, env, ready } = raw;
  return {
    name,
    engine,
    args,
    env,
    ready: {
      timeoutSeconds: ready.timeout,
      retries: ready.retries,
      ...(ready.limit === undefined ? {} : { limitSeconds: ready.limit }),
      ...(ready.path === undefined ? {} : { path: ready.path }),
    },
    ...(raw.command === undefined ? {} : { command: raw.command }),
    ...(raw.url === undefined ? {} : { url: new URL(raw.url).origin }),
    ...(raw.model === undefined ? {} : { model: raw.model }),
    ...(raw.port === undefined ? {} : { port: raw.port }),
    ...placementOf(raw),
  };
}
