import { expect, it } from "vitest";
import { excuseFileOf, isDay, readExcuses } from "../../src/config/excuse-file.ts";

const FILE = ".github/llm-perf-gate.yml";

function reading(text?: string) {
  const readText = async (path: string) => {
    expect(path).toBe(".github/llm-perf-gate.waivers.yml");
    if (text === undefined) throw Object.assign(new Error("none"), { code: "ENOENT" });
    return text;
  };
  return readExcuses(FILE, { readText, list: async () => [] });
}

const WAIVER = "{ cells: a*, metric: median_tpot_ms, owner: '@m', reason: r, at-most: 5%, until: 2026-12-31 }";

it("reads waivers and accepted levels from the file beside the configuration", async () => {
  const accepted = "{ cell: a/qps=1, metric: median_tpot_ms, from: 10, to: 12, owner: '@m', evidence: '#7' }";
  expect(await reading(`waivers: [${WAIVER}]\naccepted: [${accepted}]`)).toEqual({
    waivers: [{ cells: "a*", metric: "median_tpot_ms", owner: "@m", reason: "r", atMost: 0.05, until: "2026-12-31" }],
    accepted: [{ cell: "a/qps=1", metric: "median_tpot_ms", from: 10, to: 12, owner: "@m", evidence: "#7" }],
  });
});

it("excuses nothing where there is no such file", async () => {
  expect(await reading()).toEqual({});
});

it.each([
  [WAIVER.replace("2026-12-31", "2026-02-30"), /:1:\d+: waivers\[0\]\.until: expected a day that exists/],
  [WAIVER.replace("at-most: 5%, ", ""), /at-most/],
  [WAIVER.replace("owner: '@m', ", ""), /owner/],
  [WAIVER.replace("median_tpot_ms", "speed"), /no direction is known of the metric "speed"/],
])("refuses %s", async (waiver, message) => {
  await expect(reading(`waivers: [${waiver}]`)).rejects.toThrow(message);
});

it("refuses to accept failing requests", async () => {
  const accepted = "{ cell: a, metric: success_rate, from: 1, to: 0.9, owner: '@m', evidence: e }";
  await expect(reading(`accepted: [${accepted}]`)).rejects.toThrow(/cannot be accepted, only waived/);
});

it("knows the days of the calendar, and the file's name", () => {
  expect(["2026-12-31", "2028-02-29"].every(isDay)).toBe(true);
  expect(["2026-02-29", "2026-13-01", "31.12.2026", ""].some(isDay)).toBe(false);
  expect(excuseFileOf("perf.yaml")).toBe("perf.waivers.yml");
});
