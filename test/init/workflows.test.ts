import { describe, expect, it } from "vitest";
import { runnerAmong } from "../../src/init/workflows.ts";

const job = (runsOn: string, more = "") => `jobs:\n  a:\n    runs-on: ${runsOn}\n${more}    steps: []\n`;

describe("runnerAmong", () => {
  it("prefers an accelerator's runner, and of two the one that measures", () => {
    const texts = {
      "ci.yml": job("linux-amd64-cpu-16"),
      "e2e.yml": job("linux-aarch64-a2b3-1"),
      "nightly_benchmarks.yml": job("linux-arm64-npu-static-8"),
    };
    expect(runnerAmong(texts)).toEqual({ labels: ["linux-arm64-npu-static-8"], file: "nightly_benchmarks.yml" });
  });

  it("knows labels as a text, a list and a group", () => {
    expect(runnerAmong({ a: job("[self-hosted, npu]") })?.labels).toEqual(["self-hosted", "npu"]);
    expect(runnerAmong({ a: job("{ group: x, labels: [gpu] }") })?.labels).toEqual(["gpu"]);
  });

  it("keeps a container that means the same elsewhere, and drops one of expressions", () => {
    expect(runnerAmong({ a: job("npu", "    container: { image: cann }\n") })?.container).toEqual({ image: "cann" });
    const bound = job("npu", `    container: { image: "\${{ matrix.image }}" }\n`);
    expect(runnerAmong({ a: bound })).toEqual({ labels: ["npu"], file: "a" });
  });

  it.each([
    ["GitHub's own images", job("ubuntu-latest")],
    ["labels that are expressions", job(`"\${{ matrix.runner }}"`)],
    ["a file that is no workflow", "- a\n- b\n"],
    ["a file that is not YAML", "a: [\n"],
    ["a job that is only called", "jobs:\n  a:\n    uses: ./b.yml\n"],
  ])("finds nothing in %s", (_what, text) => {
    expect(runnerAmong({ a: text })).toBeUndefined();
  });
});
