import { describe, expect, it } from "vitest";
import { nightlyAmong, suitesAmong } from "../../src/init/suites.ts";

describe("suitesAmong", () => {
  it("finds vLLM-Ascend's folder by its files", () => {
    const files = ["serving-tests.json", "latency-tests.json", "throughput-tests.json"];
    expect(suitesAmong([...files.map((name) => `benchmarks/tests/${name}`), "setup.py"])).toEqual([
      { folder: "benchmarks/tests", kinds: ["latency", "serving", "throughput"] },
    ]);
  });

  it("names the variant of a folder that has one set of files a device", () => {
    const found = suitesAmong(["ci/serving-tests-hpu.json", "ci/serving-tests-cpu.json", "ci/latency-tests-hpu.json"]);
    expect(found).toEqual([{ folder: "ci", kinds: ["latency", "serving"], variant: "hpu" }]);
  });

  it("puts the folder with most kinds of tests first", () => {
    const found = suitesAmong(["a/serving-tests.json", "b/serving-tests.json", "b/latency-tests.json"]);
    expect(found.map(({ folder }) => folder)).toEqual(["b", "a"]);
  });

  it("takes no other JSON for a suite", () => {
    expect(suitesAmong(["a/nightly-tests.json", "a/tests.json", "serving-tests.json.bak"])).toEqual([]);
  });
});

describe("nightlyAmong", () => {
  it("finds the folders of files with test cases and benchmarks, once each", () => {
    const text = "test_cases:\n  - name: a\n    benchmarks:\n      perf: { baseline: 1 }\n";
    expect(nightlyAmong({ "n/a.yaml": text, "n/b.yaml": text, "c/mkdocs.yml": "nav: []\n" })).toEqual(["n"]);
  });
});
