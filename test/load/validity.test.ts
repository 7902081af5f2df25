import { describe, expect, it } from "vitest";
import type { MeasuredTrial } from "../../src/load/measured-trial.ts";
import { validityOf } from "../../src/load/validity.ts";
import type { RequestStatus } from "../../src/model/requests.ts";

function validityOfOne(status: RequestStatus, detail: string) {
  const exchange = { status, detail, tokens: { output: 0, source: "chunks" } };
  const trial = {
    spec: { baseUrl: "http://127.0.0.1:8000" },
    state: "finished",
    form: "text",
    prompts: [{ content: "a", outputTokens: 4 }],
    before: [],
    rows: [{ exchange }],
  } as unknown as MeasuredTrial;
  return validityOf(trial, { metrics: {}, completed: 0, outputTokens: 0 }, { clientBound: false, signs: [] });
}

describe("a trial's validity", () => {
  it("is gone when the generator itself could not send", () => {
    expect(validityOfOne("client-limit", "EMFILE: connect")).toEqual({
      state: "invalid",
      reasons: ["client_bound: 1 requests were never sent, the generator's own limit (EMFILE: connect)"],
    });
  });

  it("is gone when the generator's work filled its time, and more threads are named while there are cores for them", () => {
    const trial = { spec: {}, state: "finished", form: "text", prompts: [], before: [], rows: [] };
    const reasons = (threads: number, cores: number) =>
      validityOf(
        { ...trial, threads, cores } as unknown as MeasuredTrial,
        { metrics: {}, completed: 0, outputTokens: 0 },
        { clientBound: true, signs: ["event loop busy 0.95 > 0.8"] },
      );
    const busy = "client_bound: event loop busy 0.95 > 0.8";
    const more = `${busy}; threads: 2 in this test would share its work among 2 of 16 cores`;
    expect(reasons(1, 16)).toEqual({ state: "invalid", reasons: [more] });
    expect(reasons(16, 16)).toEqual({ state: "invalid", reasons: [busy] });
  });

  it("stays when requests fail by the engine", () => {
    expect(validityOfOne("reset", "other side closed").state).toBe("valid");
  });
});
