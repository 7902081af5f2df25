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
    expect(runnerAmong(texts)).toEqual({
      labels: ["linux-arm64-npu-static-8"],
      file: "nightly_benchmarks.yml",
      accelerator: true,
    });
  });

  it("knows labels as a text, a list and a group", () => {
    expect(runnerAmong({ a: job("[self-hosted, npu]") })?.labels).toEqual(["self-hosted", "npu"]);
    expect(runnerAmong({ a: job("{ group: x, labels: [gpu] }") })?.labels).toEqual(["gpu"]);
  });

  it("keeps of a container what means the same elsewhere, and leaves out what holds an expression", () => {
    expect(runnerAmong({ a: job("npu", "    container: { image: cann }\n") })?.container).toEqual({ image: "cann" });
    const secret = job(
      "npu",
      `    container: { image: cann, env: { A: b, TOKEN: "\${{ secrets.T }}" }, options: --privileged }\n`,
    );
    expect(runnerAmong({ a: secret })?.container).toEqual({ image: "cann", env: { A: "b" }, options: "--privileged" });
    const bound = job("npu", `    container: { image: "\${{ matrix.image }}" }\n`);
    expect(runnerAmong({ a: bound })?.container).toBeUndefined();
  });

  it("keeps the group of organisation runners, and says when no label speaks of an accelerator", () => {
    expect(runnerAmong({ a: job("{ group: pool, labels: [h100] }") })).toMatchObject({
      group: "pool",
      accelerator: true,
    });
    expect(runnerAmong({ a: job("linux-amd64-cpu-8") })).toMatchObject({ accelerator: false });
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
