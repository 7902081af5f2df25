import { describe, expect, it } from "vitest";
import { isRequired } from "../../src/config/when.ts";

describe("when.paths", () => {
  const GLOBS = ["vllm_ascend/**", "csrc/**", "setup.py", ".github/workflows/perf.yml"];

  it.each([["vllm_ascend/ops/attention.py"], ["csrc/kernel.cpp"], ["setup.py"], [".github/workflows/perf.yml"]])(
    "requires a change of %s to pass",
    (path) => {
      expect(isRequired(GLOBS, ["README.md", path])).toBe(true);
    },
  );

  it("does not require a change of other files to pass", () => {
    expect(isRequired(GLOBS, ["README.md", "docs/csrc/notes.md", "vllm_ascend.md"])).toBe(false);
  });

  it("requires every change to pass when there are no globs", () => {
    expect(isRequired(undefined, [])).toBe(true);
  });
});
