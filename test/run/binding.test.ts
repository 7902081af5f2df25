import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { numbersOf } from "../../src/devices/cpu-list.ts";
import { bindingFacts, mismatchOf, whyUnbindable } from "../../src/run/binding.ts";

const CORES = (nodes: string) => ({ "0": "0-15", "1": "16-31" })[nodes];
const ON_NODE_1 = ["numactl", "-N", "1", "-m", "1", "srv"];

it("finds that a process has what numactl was asked for, however the lists are written", () => {
  expect(mismatchOf(ON_NODE_1, "16-31", "bind:1", CORES)).toBeUndefined();
  expect(mismatchOf(["numactl", "-C", "0,1,2", "srv"], "0-2", undefined, CORES)).toBeUndefined();
  expect(mismatchOf(["numactl", "-i", "0,1", "srv"], "0-31", "interleave:0-1", CORES)).toBeUndefined();
});

it("tells a process that runs elsewhere, or whose memory does", () => {
  expect(mismatchOf(ON_NODE_1, "0-31", "bind:1", CORES)).toBe(
    "numactl asked for the cores 16-31, the process may run on 0-31",
  );
  expect(mismatchOf(ON_NODE_1, "16-31", "bind:0", CORES)).toBe(
    "numactl asked for the memory of node 1, the process has bind:0",
  );
});

it("reads the cores that the kernel gives a process", () => {
  const cpus = bindingFacts(process.pid, []).facts["cpus"] ?? "";
  expect(numbersOf(cpus)).toHaveLength(availableParallelism());
});

it("tells what of a binding is not on the machine, and lets through what it cannot judge", () => {
  const allowed = { cpus: "0-15", nodes: "0,1" };
  expect(whyUnbindable({ nodes: "1", memory: "0-3" }, allowed)).toBe("node 2, 3 is not there, but 0,1");
  expect(whyUnbindable({ cpus: "12-16" }, allowed)).toBe("core 16 is not there, but 0-15");
  for (const numa of [
    { nodes: "0,1", interleave: "all" },
    { cpus: "!0" },
    { cpus: "0-15" },
    "auto" as const,
    undefined,
  ])
    expect(whyUnbindable(numa, allowed)).toBeUndefined();
  expect(whyUnbindable({ nodes: "0", cpus: "0" })).toBeUndefined();
  expect(whyUnbindable({ nodes: "4000" })).toMatch(/^node 4000 is not there, but 0/);
});

it("says nothing of a process that is not there", () => {
  expect(bindingFacts(2 ** 22 + 1, ON_NODE_1)).toEqual({ facts: {} });
});
