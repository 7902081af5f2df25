import { expect, it } from "vitest";
import type { RunMark } from "../../src/model/run-mark.ts";
import { beganLater } from "../../src/publish/newer-run.ts";
import { fakeApi } from "../github/fake-api.ts";

const mark = (id: number, attempt: number): RunMark => ({ id, attempt });

/** `began`: the hour at which each attempt began, by `run/attempts/attempt`. */
async function later(one: RunMark, other: RunMark, began: Readonly<Record<string, number>> = {}) {
  await using api = await fakeApi(({ path }) => {
    const hour = began[/runs\/(\d+\/attempts\/\d+)/.exec(path)?.[1] ?? ""];
    if (hour === undefined) return { status: 404, json: { message: "Not Found" } };
    return { status: 200, json: { run_started_at: `2026-11-22T${hour}:00:00Z` } };
  });
  return { is: await beganLater(one, other, api.github()), asked: api.calls.length };
}

it("goes by the ids of runs that nobody started again, and by the attempts of one run, without asking", async () => {
  expect(await later(mark(20, 1), mark(10, 1))).toEqual({ is: true, asked: 0 });
  expect(await later(mark(10, 1), mark(20, 1))).toEqual({ is: false, asked: 0 });
  expect(await later(mark(10, 3), mark(10, 2))).toEqual({ is: true, asked: 0 });
});

it("knows that an older run which was started again began after the command's run", async () => {
  const began = { "10/attempts/2": 12, "20/attempts/1": 11 };
  expect(await later(mark(20, 1), mark(10, 2), began)).toEqual({ is: false, asked: 2 });
  expect(await later(mark(10, 2), mark(20, 1), began)).toEqual({ is: true, asked: 2 });
});

it("goes by the ids where GitHub does not say when each began", async () => {
  expect(await later(mark(20, 1), mark(10, 2), { "10/attempts/2": 12 })).toEqual({ is: true, asked: 2 });
});
