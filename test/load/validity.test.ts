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

  it("stays when requests fail by the engine", () => {
    expect(validityOfOne("reset", "other side closed").state).toBe("valid");
  });
});
