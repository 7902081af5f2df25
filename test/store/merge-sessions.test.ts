import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Session } from "../../src/model/session.ts";
import { mergeSessions } from "../../src/store/merge-sessions.ts";
import { aRecord, aSession } from "./sessions.ts";

function aLeg(leg: string, changes: Partial<Session> = {}): Session {
  return aSession({
    id: `session-${leg}`,
    origin: { ...aSession().origin, leg },
    expectedCells: [`cell-${leg}`],
    records: [aRecord({ trial: `trial-${leg}` })],
    ...changes,
  });
}

describe("mergeSessions", () => {
  it("gives the same session whatever the order of the legs", () => {
    const legs = ["1of3", "2of3", "3of3"].map((leg) => aLeg(leg, { planDigest: leg, notes: [`note of ${leg}`] }));
    const merged = mergeSessions(legs);
    fc.assert(
      fc.property(fc.shuffledSubarray(legs, { minLength: 3 }), (shuffled) => {
        expect(mergeSessions(shuffled)).toEqual(merged);
      }),
    );
  });

  it("joins cells, records and times, and is complete only when every leg is", () => {
    const merged = mergeSessions([
      aLeg("b", { startedAt: "2026-01-01T00:00:00Z", complete: false, notes: ["cut short"] }),
      aLeg("a", { endedAt: "2026-02-01T00:00:00Z" }),
    ]);
    expect(merged.expectedCells).toEqual(["cell-a", "cell-b"]);
    expect(merged.records.map(({ trial }) => trial)).toEqual(["trial-a", "trial-b"]);
    expect(merged).toMatchObject({ startedAt: "2026-01-01T00:00:00Z", endedAt: "2026-02-01T00:00:00Z" });
    expect(merged).toMatchObject({ complete: false, notes: ["b: cut short"] });
    expect(merged.origin).toEqual(aSession().origin);
  });

  it("keeps facts that all legs share, and every leg's value of those that differ", () => {
    const other = { class: { device: "npu", cpus: "2" }, subject: {} };
    const { environment } = mergeSessions([aLeg("a"), aLeg("b", { environment: other })]);
    expect(environment.class).toEqual({ device: "a: none; b: npu", cpus: "2" });
    expect(environment.subject).toEqual({ engine: "a: simulated 0.1.0; b: unknown" });
  });

  it("leaves a single session as it is", () => {
    expect(mergeSessions([aLeg("a")])).toEqual(aLeg("a"));
  });

  it.each([
    ["suites", { suite: "other" }, /different suites: tiny \(a\) and other \(b\)/],
    ["commits", { origin: { event: "push", commit: "b".repeat(40), leg: "b" } }, /different commits/],
    ["one trial in both", { records: [aRecord({ trial: "trial-a" })] }, /a and b both measured the trial trial-a/],
  ])("refuses legs with different %s", (_what, changes, message) => {
    expect(() => mergeSessions([aLeg("a"), aLeg("b", changes)])).toThrow(message);
  });

  it("refuses nothing at all", () => {
    expect(() => mergeSessions([])).toThrow(/no session/);
  });
});
