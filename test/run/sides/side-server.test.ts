import { expect, it } from "vitest";
import { containerOn, serverOn } from "../../../src/run/sides/side-server.ts";
import { serverSpec } from "../rig.ts";

const spec = serverSpec([], { engine: "vllm", args: { model: "m", max_num_seqs: 64 }, env: { A: "1", B: "2" } });
const container = { program: "podman", image: "old", devices: ["all"], mounts: ["/m:/m"], options: [] } as const;

it("starts a server as it is configured where a side changes nothing", () => {
  expect(serverOn(spec, undefined)).toBe(spec);
  expect(serverOn(spec, { changes: { args: {}, env: {} } })).toEqual(spec);
});

it("replaces flags however they are spelled, and variables by name", () => {
  const changes = { args: { "max-num-seqs": 8, "enforce-eager": true }, env: { B: "3" } };
  expect(serverOn(spec, { changes })).toMatchObject({
    args: { model: "m", "max-num-seqs": 8, "enforce-eager": true },
    env: { A: "1", B: "3" },
  });
  expect(Object.keys(serverOn(spec, { changes }).args)).not.toContain("max_num_seqs");
});

it("takes a server that is up instead of a start", () => {
  const server = { kind: "urls", urls: { toy: "http://127.0.0.1:9" } } as const;
  expect(serverOn(spec, { server })).toMatchObject({ engine: "external", url: "http://127.0.0.1:9" });
});

it("runs another image with what the server's own container says, or with a container of the side's own", () => {
  const configured = { ...spec, container };
  const image = { kind: "image", image: "new" } as const;
  expect(serverOn(configured, { server: image }).container).toEqual({ ...container, image: "new" });
  expect(containerOn(spec, image)).toEqual({ program: "docker", image: "new", devices: [], mounts: [], options: [] });
  const whole = { program: "docker", image: "new", devices: [], mounts: [], options: ["--init"] } as const;
  expect(containerOn(configured, { ...image, container: whole })).toEqual(whole);
});
