import type { Args, EngineName, ServerSpec } from "../model/spec.ts";
import { flagValue } from "./args.ts";
import type { Path } from "./document.ts";
import { withoutDropped } from "./dropped-flags.ts";
import type { Findings } from "./findings.ts";
import type { RawConfig } from "./schema.ts";
import type { RawServer } from "./server-schema.ts";

type OwnKey = "args" | "env" | "numa" | "command" | "url" | "model" | "port";

/** What each engine understands; anything else would be ignored silently. */
const KEYS: Readonly<Record<EngineName, readonly OwnKey[]>> = {
  vllm: ["args", "env", "numa", "model", "port"],
  simulated: ["args", "env", "numa", "model", "port"],
  command: ["command", "env", "numa", "model", "port"],
  external: ["url", "model"],
};

const ALL_KEYS: readonly OwnKey[] = ["args", "env", "numa", "command", "url", "model", "port"];

/** The configured servers; what is missing or contradicts itself goes to the findings. */
export function serverSpecs(raw: RawConfig, findings: Findings): readonly ServerSpec[] {
  return Object.entries(raw.servers).map(([name, server]) => {
    const path = ["servers", name];
    check(path, server, findings);
    return serverSpec(name, server, argsOf(path, server, raw["drop-unknown-flags"], findings));
  });
}

function check(path: Path, raw: RawServer, findings: Findings): void {
  const { engine } = raw;
  for (const key of ALL_KEYS.filter((key) => isSet(raw[key]) && !KEYS[engine].includes(key))) {
    findings.mistake([...path, key], `engine ${engine} has no "${key}"; it takes ${KEYS[engine].join(", ")}`, "key");
  }
  if (engine === "external") checkUrl(path, raw.url, findings);
  if (engine === "command") checkCommand(path, raw, findings);
  if (engine === "vllm" && typeof flagValue(raw.args, "model") !== "string" && raw.model === undefined) {
    findings.mistake(path, "engine vllm needs a model: args: { model: Qwen/Qwen3-8B }");
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
  const { pathname, search } = new URL(url);
  if (pathname !== "/" || search !== "") {
    findings.mistake([...path, "url"], `the address goes without a path: ${new URL(url).origin} instead of ${url}`);
  }
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

function argsOf(path: Path, raw: RawServer, leaveOut: boolean, findings: Findings): Args {
  if (raw.engine !== "vllm") return raw.args;
  const warn = (key: string, message: string): void => findings.warn([...path, "args", key], message);
  return withoutDropped(raw.args, leaveOut, warn);
}

function serverSpec(name: string, raw: RawServer, args: Args): ServerSpec {
  const { engine, env, ready } = raw;
  return {
    name,
    engine,
    args,
    env,
    ready: {
      timeoutSeconds: ready.timeout,
      retries: ready.retries,
      ...(ready.path === undefined ? {} : { path: ready.path }),
    },
    ...(raw.command === undefined ? {} : { command: raw.command }),
    ...(raw.url === undefined ? {} : { url: new URL(raw.url).origin }),
    ...(raw.model === undefined ? {} : { model: raw.model }),
    ...(raw.port === undefined ? {} : { port: raw.port }),
    ...(raw.numa === undefined ? {} : { numaNode: raw.numa.node }),
  };
}
