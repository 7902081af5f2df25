import { describe, expect, it } from "vitest";
import { ENGINES } from "../../src/engines/engines.ts";
import { ENGINE_NAMES, type ServerSpec } from "../../src/model/spec.ts";
import { SITE } from "./site.ts";

function server(fields: Partial<ServerSpec>): ServerSpec {
  return { name: "s", engine: "vllm", args: {}, env: {}, ready: { timeoutSeconds: 60, retries: 1 }, ...fields };
}

it("has every engine that a configuration can name", () => {
  expect(Object.keys(ENGINES).sort()).toEqual([...ENGINE_NAMES].sort());
});

describe("vllm", () => {
  const { launch, readyPaths } = ENGINES.vllm;

  it("serves the model with its flags on the given port", () => {
    const args = {
      model: "Qwen/Qwen3-8B",
      tensor_parallel_size: 2,
      enforce_eager: "",
      swap_space: null,
      host: "0.0.0.0",
      port: 8000,
    };
    expect(launch(server({ args, env: { A: "1" } }), SITE)).toEqual({
      kind: "process",
      argv: [
        "vllm",
        "serve",
        "Qwen/Qwen3-8B",
        "--host",
        "127.0.0.1",
        "--port",
        "8123",
        "--tensor-parallel-size",
        "2",
        "--enforce-eager",
      ],
      env: { VLLM_SERVER_DEV_MODE: "1", A: "1" },
      baseUrl: "http://127.0.0.1:8123",
    });
  });

  it("opens its development calls on loopback only", () => {
    const launched = launch(server({ args: { model: "m" } }), { ...SITE, host: "0.0.0.0" });
    expect(launched.kind === "process" && launched.env).toEqual({});
  });

  it("binds to a NUMA node", () => {
    const launched = launch(server({ args: { model: "m" }, numa: { nodes: "1" } }), SITE);
    expect(launched.kind === "process" && launched.argv.slice(0, 6)).toEqual(["numactl", "-N", "1", "-m", "1", "vllm"]);
  });

  it("is ready when it is healthy and lists its model, or when its own path answers", () => {
    expect(readyPaths(server({}), SITE)).toEqual(["/health", "/v1/models"]);
    expect(readyPaths(server({ ready: { timeoutSeconds: 1, retries: 0, path: "/ready" } }), SITE)).toEqual(["/ready"]);
  });

  it("refuses to start without a model", () => {
    expect(() => launch(server({}), SITE)).toThrow("server s: engine vllm needs a model");
  });
});

describe("external", () => {
  const { launch, readyPaths } = ENGINES.external;

  it("is where its url says", () => {
    expect(launch(server({ url: "http://h:1" }), SITE)).toEqual({ kind: "external", baseUrl: "http://h:1" });
    expect(() => launch(server({}), SITE)).toThrow("server s: engine external needs a url");
    expect(readyPaths(server({}), SITE)).toEqual(["/v1/models"]);
  });
});

describe("command", () => {
  const { launch, readyPaths } = ENGINES.command;

  it("fills in host, port and model wherever they stand, once", () => {
    const command = ["my-server", "--listen={host}:{port}", "{model}", "{other}"];
    expect(launch(server({ command, model: "{port}", env: { A: "1" } }), SITE)).toEqual({
      kind: "process",
      argv: ["my-server", "--listen=127.0.0.1:8123", "{port}", "{other}"],
      env: { A: "1" },
      baseUrl: "http://127.0.0.1:8123",
    });
    expect(() => launch(server({}), SITE)).toThrow("server s: engine command needs a command");
    expect(readyPaths(server({}), SITE)).toEqual(["/health"]);
  });
});
