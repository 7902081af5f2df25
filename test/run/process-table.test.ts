import fc from "fast-check";
import { expect, test } from "vitest";
import { isAlive, parseStat, processOf, processTable, treeOf } from "../../src/run/process-table.ts";

test("reads the stat line whatever the process calls itself", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 15 }), fc.nat(), fc.nat(), fc.nat(), (name, pid, group, start) => {
      const rest = `S 17 ${group} 16 0 -1 4194304 98 0 0 0 1 2 3 4 20 0 1 0 ${start} 3133440 382`;
      expect(parseStat(`${pid} (${name}) ${rest}`)).toEqual({
        pid,
        parent: 17,
        group,
        session: 16,
        start,
        zombie: false,
      });
    }),
  );
});

test("refuses what is no stat line", () => {
  expect(parseStat("")).toBeUndefined();
  expect(parseStat("12 (node) S 1")).toBeUndefined();
});

test("finds this very process, alive", () => {
  const me = processOf(process.pid);
  expect(me?.parent).toBe(process.ppid);
  expect(me !== undefined && isAlive(me)).toBe(true);
  expect(isAlive({ pid: process.pid, start: 1 })).toBe(false);
  expect(processTable().map(({ pid }) => pid)).toContain(process.pid);
});

test("counts to a group what its members started outside of it", () => {
  const table = [facts(30, 20, 30), facts(10, 1, 10), facts(11, 1, 10), facts(20, 11, 20), facts(40, 1, 40)];
  expect(treeOf(10, table).map(({ pid }) => pid)).toEqual([10, 11, 20, 30]);
});

test("counts to a group what lost its parent and has a group of its own, and is in its session still", () => {
  const table = [facts(10, 1, 10, 10), facts(50, 1, 50, 10), facts(51, 50, 51, 51), facts(60, 1, 60, 60)];
  expect(treeOf(10, table).map(({ pid }) => pid)).toEqual([10, 50, 51]);
});

function facts(pid: number, parent: number, group: number, session = group) {
  return { pid, parent, group, session, start: 0, zombie: false };
}
