import { expect, it } from "vitest";
import { devicesTaken } from "../../src/run/devices-taken.ts";
import { equipment } from "./parts.ts";
import { planOf, rigWorld, serverSpec, testSpec } from "./rig.ts";

const BUSY = "nvidia 0 (H100) is used by python 4711";
const { trials } = planOf({ test: testSpec("x"), server: serverSpec() });

function taken(answers: readonly (readonly string[])[], prepared = trials) {
  const left = [...answers];
  const { world } = rigWorld();
  return devicesTaken(
    prepared,
    { world, env: {}, equipment: equipment({ busyDevices: async () => left.shift() ?? [] }) },
    1,
  );
}

it("says who has come to the devices, unless they are gone a moment later", async () => {
  expect(await taken([[]])).toEqual([]);
  expect(await taken([[BUSY], [BUSY]])).toEqual([BUSY]);
  expect(await taken([[BUSY], []])).toEqual([]);
});

it("says nothing where a server is somebody else's: its own processes cannot be told from foreign ones", async () => {
  const external = planOf({ test: testSpec("x"), server: serverSpec([], { engine: "external", url: "http://h:1" }) });
  expect(await taken([[BUSY], [BUSY]], external.trials)).toEqual([]);
});
