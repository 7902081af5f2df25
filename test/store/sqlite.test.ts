import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/model/errors.ts";
import type { TrialRecord } from "../../src/model/record.ts";
import { readResults } from "../../src/store/read-results.ts";
import { sqliteText } from "../../src/store/sqlite.ts";

const EVALSCOPE = join(import.meta.dirname, "../../fixtures/evalscope");
const ERAS = [
  ["0.5.5", "0.5.5/database/benchmark.db", "0.5.5/database/summary.stdout.txt", 3],
  ["0.17.1", "0.17.1/benchmark_data.db", "0.17.1/benchmark_summary.json", 4],
  ["1.0.0", "1.0.0/benchmark_data.db", "1.0.0/benchmark_summary.json", 4],
  [
    "1.14.1",
    "1.14.1/out-database/parallel_2_number_10/benchmark_data.db",
    "1.14.1/out-database/parallel_2_number_10/benchmark_summary.json",
    4,
  ],
] as const;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sqlite-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function only(path: string): Promise<TrialRecord> {
  const [record, ...others] = await readResults([path], {});
  if (record === undefined || others.length > 0) throw new Error(`${path} holds ${others.length + 1} results`);
  return record;
}

/** In ms, whether it is printed in `s` or in `ms`, with what its last digit leaves open. */
function printed({ metrics }: TrialRecord, name: string, digits: number): readonly [number, number] {
  const [ms, s] = [metrics[`mean_${name}_ms`], metrics[`mean_${name}_s`]];
  return ms === undefined ? [(s ?? Number.NaN) * 1000, 0.51 * 10 ** (3 - digits)] : [ms, 0.0051];
}

describe.each(ERAS)("evalscope's database of %s", (_era, database, summary, digits) => {
  it("says what the summary beside it says, to the digits that are printed", async () => {
    const rows = await only(join(EVALSCOPE, database));
    const told = await only(join(EVALSCOPE, summary));
    expect(rows.tool).toMatchObject({ name: "evalscope", definition: "evalscope-database@1" });
    expect([rows.counts.completed, rows.counts.failed]).toEqual([told.counts.completed, told.counts.failed]);
    for (const name of ["e2el", "ttft"]) {
      const [value, open] = printed(told, name, digits);
      expect(Math.abs((rows.metrics[`mean_${name}_ms`] ?? Number.NaN) - value), name).toBeLessThanOrEqual(open);
    }
  });

  it("leaves prompts and answers, which are pickled Python objects, unread", async () => {
    const path = join(EVALSCOPE, database);
    const text = await sqliteText(path, await readFile(path));
    expect(text).toContain('"first_chunk_latency"');
    expect(text).not.toMatch(/"request"|response_messages|gASV|abc def/);
  });
});

describe("evalscope's database", () => {
  const FAILED = join(EVALSCOPE, "1.14.1/out-database/parallel_2_number_10/benchmark_data.db");

  it("has vLLM's TPOT, whatever its own summary means by it, and no TTFT of answers that came whole", async () => {
    const { metrics } = await only(join(EVALSCOPE, "0.5.5/database/benchmark.db"));
    const { mean_e2el_ms: e2el = 0, mean_ttft_ms: ttft = 0 } = metrics;
    expect(metrics["mean_tpot_ms"]).toBeCloseTo((e2el - ttft) / 7, 9);
  });

  it("counts requests that left no row as failed, where its folder says how many were asked for", async () => {
    await cp(FAILED, join(folder, "parallel_2_number_13/benchmark_data.db"));
    const { counts, notes, cell } = await only(folder);
    expect(counts).toMatchObject({ requested: 13, completed: 8, failed: 5 });
    expect(notes.join()).toContain("3 of 13 requests were lost");
    expect(cell).toBe("evalscope/qps=inf,concurrency=2");
  });

  it("does not make up how many were asked for", async () => {
    await cp(FAILED, join(folder, "x.db"));
    expect((await only(join(folder, "x.db"))).counts.requested).toBeUndefined();
  });

  it("is passed over in a folder that holds its summary", async () => {
    await cp(join(EVALSCOPE, "1.0.0"), folder, { recursive: true });
    expect((await only(folder)).tool.definition).toBe("evalscope-0.17@1");
  });

  it("is refused when it is cut off, or another program's", async () => {
    const bytes = await readFile(FAILED);
    await writeFile(join(folder, "cut.db"), bytes.subarray(0, 5000));
    await expect(only(join(folder, "cut.db"))).rejects.toThrow(UserError);
    await expect(only(join(folder, "cut.db"))).rejects.toThrow(/cut\.db: .*(?:malformed|not a database)/);
    await writeFile(join(folder, "none.db"), Buffer.concat([bytes.subarray(0, 16), Buffer.alloc(500)]));
    await expect(only(join(folder, "none.db"))).rejects.toThrow(UserError);
  });
});
