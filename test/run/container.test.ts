import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test, vi } from "vitest";
import { runPlan } from "../../src/run/run.ts";
import { freshFolder } from "./fresh-folder.ts";
import { equipment } from "./parts.ts";
import { leftBy, planOf, requestOf, rigWorld, serverSpec, testSpec } from "./rig.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Stands where docker stands on the PATH: writes down what it was asked, and runs the command of a container right here. */
const DOCKER = `#!/bin/bash
printf '%s\\n' "$*" >> "$(dirname "$0")/asked.txt"
case "$1" in
  image) echo "registry/vllm@sha256:feed sha256:0dd"; exit ;;
  run) ;;
  *) echo "$3"; exit ;;
esac
while [ $# -gt 0 ]; do
  case "$1" in
    --cidfile) echo c0ffee > "$2"; shift ;;
    --entrypoint) program=$2; shift 3; exec "$program" "$@" ;;
  esac
  shift
done
`;

test("starts a server in a container, keeps its image's digest, and removes it by its id", async () => {
  const bin = freshFolder();
  writeFileSync(join(bin, "docker"), DOCKER);
  chmodSync(join(bin, "docker"), 0o755);
  const rig = rigWorld({ env: { PATH: [bin, process.env["PATH"]].join(delimiter) } });
  const container = {
    program: "docker",
    image: "vllm:nightly",
    devices: ["/dev/davinci0"],
    mounts: ["/models:/models:ro"],
    shmSize: "16g",
    options: ["--cap-add", "SYS_NICE"],
  } as const;
  const request = requestOf(planOf({ test: testSpec("a"), server: serverSpec([], { container }), repeats: 1 }));
  const session = await runPlan(request, rig.world, equipment());

  expect(session.records.map(({ validity }) => validity.state)).toEqual(["valid"]);
  expect(JSON.stringify(session.environment.subject)).toContain("registry/vllm@sha256:feed");
  const asked = readFileSync(join(bin, "asked.txt"), "utf8").trim().split("\n");
  const [run = ""] = asked.filter((line) => line.startsWith("run "));
  expect(run).toMatch(/^run --rm --name llm-perf-gate-\S+ --cidfile \S+ --network host --shm-size 16g /);
  expect(run).toContain("--device /dev/davinci0 -v /models:/models:ro -e LLM_PERF_GATE_RUN");
  expect(run).toContain(`--cap-add SYS_NICE --entrypoint ${process.execPath} vllm:nightly `);
  expect(asked.at(-1)).toBe("rm --force c0ffee");
  expect(leftBy(rig.world)).toEqual([]);
});
