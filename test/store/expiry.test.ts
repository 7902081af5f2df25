import { describe, expect, it } from "vitest";
import { expiryNotes } from "../../src/store/expiry.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const on = (day: string) => `2026-${day}T12:00:00Z`;

describe("expiryNotes", () => {
  it("names the day from which fewer than three sessions are left, within two weeks of it", () => {
    const expiries = [on("11-25"), on("12-30"), on("12-01"), on("12-31")];
    expect(expiryNotes(expiries, NOW)).toEqual([expect.stringMatching(/^on 2026-12-01 fewer than 3 /)]);
  });

  it("is silent while three last longer, and where there are not three anyway", () => {
    expect(expiryNotes([on("11-23"), on("12-30"), on("12-29"), on("12-31")], NOW)).toEqual([]);
    expect(expiryNotes([on("11-23"), on("11-24")], NOW)).toEqual([]);
  });
});
