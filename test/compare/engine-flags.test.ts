import { describe, expect, it } from "vitest";
import { HEAD, rowOf, run } from "./judged.ts";
import { CELL, quiet, repeats, session } from "./sessions.ts";

describe("the engine's flags, where both sides have them", () => {
  const FLAGS = { "--tensor-parallel-size": "1", "--max-num-seqs": "256", "--swap-space": "16" };
  const stored = quiet("median_tpot_ms", { engineFlags: FLAGS });
  const started = (engineFlags: Readonly<Record<string, string>>) =>
    run(session("head", repeats([20, 20, 20], "median_tpot_ms", { engineFlags })), stored);

  it.each([
    [{ ...FLAGS, "--tensor-parallel-size": "2" }, "another engine: --tensor-parallel-size was 1, is 2"],
    [{ ...FLAGS, "--quantization": "fp8" }, "another engine: --quantization was none, is fp8"],
    [{ ...FLAGS, "--dtype": "float16" }, "another engine: --dtype was auto, is float16"],
  ])("refuse what runs on other devices, weights or in another precision: %j", (flags, reason) => {
    const { decision, rows } = started(flags);
    expect(decision).toBe("cannot-judge");
    expect(rowOf(rows)).toMatchObject({ verdict: "not-comparable", reason });
  });

  it("compare the rest, and say what is different in the row and in words", () => {
    const { decision, rows, reasons } = started({
      "--tensor-parallel-size": "1",
      "--max-num-seqs": "128",
      "--enforce-eager": "true",
    });
    expect(decision).toBe("pass");
    expect(rowOf(rows)?.reason).toContain("the engine was started with other flags");
    expect(reasons).toContain(
      `${CELL}: the engine was started with other flags: --enforce-eager is new; --max-num-seqs was 256, is 128; --swap-space is gone`,
    );
  });

  it("take a default that is written out for the default", () => {
    expect(rowOf(started({ ...FLAGS, "--dtype": "auto" }).rows)?.verdict).not.toBe("not-comparable");
  });

  it("are no difference when one side's are not known", () => {
    const { decision, rows } = run(session("head", HEAD), stored);
    expect(decision).toBe("pass");
    expect(rowOf(rows)?.reason).not.toContain("flags");
  });
});
