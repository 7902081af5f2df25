import { describe, expect, it } from "vitest";
import { HEAD, rowOf, run } from "./judged.ts";
import { CELL, failing, found, session } from "./sessions.ts";

describe("failing requests", () => {
  const none = { requested: 200, completed: 0, failed: 200 };
  const some = { requested: 200, completed: 180, failed: 20 };

  it("suspects and then fails the success rate when everything failed on the head", () => {
    const dead = [0, 1, 2].map((repeat) => failing(none, repeat));
    const again = [0, 1, 2].map((repeat) => failing(none, repeat, { round: 1 }));
    const first = run(session("head", dead));
    expect(first.suspects).toEqual([CELL]);
    expect(first.decision).toBe("cannot-judge");
    const second = run(session("head", [...dead, ...again]));
    expect(second.decision).toBe("fail");
    expect(rowOf(second.rows, "success_rate")).toMatchObject({ verdict: "regression", head: 0, change: -1 });
    expect(rowOf(second.rows)?.reason).toContain("requests failed in every trial of the head");
  });

  it("does not compare the speed of trials with failures", () => {
    const { rows, decision } = run(session("head", [failing(some, 0), failing(some, 1)]));
    expect(rowOf(rows)?.verdict).toBe("not-comparable");
    expect(rowOf(rows, "success_rate")).toMatchObject({ suspicion: "open" });
    expect(decision).toBe("cannot-judge");
  });

  it("leaves out only the trials with failures, and says so", () => {
    const { rows } = run(session("head", [...HEAD.slice(0, 2), failing(some, 2)]));
    expect(rowOf(rows)).toMatchObject({ evidence: { samples: { head: [20.02, 20.01] } } });
    expect(rowOf(rows)?.reason).toContain("trials with failed requests left out");
  });

  it("compares the speed when all trials of both sides failed alike", () => {
    const alike = [failing(some, 0), failing(some, 1), failing(some, 2)];
    const bases = found(...["a", "b", "c"].map((id) => session(id, alike)));
    const { rows } = run(session("head", alike), bases);
    expect(rowOf(rows)?.verdict).not.toBe("not-comparable");
    expect(rowOf(rows, "success_rate")?.verdict).not.toBe("not-comparable");
  });

  it("is not green when everything failed on both sides", () => {
    const dead = [failing(none, 0), failing(none, 1)];
    const bases = found(...["a", "b", "c"].map((id) => session(id, dead)));
    const { decision, rows } = run(session("head", dead), bases);
    expect(decision).toBe("cannot-judge");
    expect(rowOf(rows, "success_rate")?.reason).toContain("failed on the baseline too");
  });

  it("does not suspect a single failed request", () => {
    const one = failing({ requested: 200, completed: 199, failed: 1 }, 2);
    const { decision, rows } = run(session("head", [...HEAD.slice(0, 2), one]));
    expect(rowOf(rows, "success_rate")).toMatchObject({ suspicion: "none" });
    expect(decision).toBe("pass");
  });
});
