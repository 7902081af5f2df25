import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openLedger } from "../../src/run/ledger.ts";
import { prepareServer } from "../../src/run/prepare.ts";
import { openSession } from "../../src/run/session-writer.ts";
import { freshFolder } from "./fresh-folder.ts";
import { equipment } from "./parts.ts";
import { rigWorld, serverSpec } from "./rig.ts";

function bench() {
  const { world } = rigWorld();
  const folder = freshFolder();
  const environment = { class: {}, subject: {} };
  const fresh = { id: "s", suite: "suite", origin: { event: "local" }, environment, expectedCells: [] };
  const session = openSession({ folder, fresh, already: [], confirms: false });
  const { PATH = "" } = world.env;
  const ledger = openLedger(join(folder, "l.json"));
  return { world, folder, session, env: { PATH }, ledger, equipment: equipment(), dropUnknownFlags: false };
}

const STEP = { run: "cat source >> product; echo made >> made.log", makes: "product", from: ["source"] };

it("makes a product once, and anew when what it is made from changes", async () => {
  const on = bench();
  const { cwd } = on.world;
  const spec = serverSpec([], { prepare: [STEP] });
  const made = () => readFileSync(join(cwd, "made.log"), "utf8").split("\n").length - 1;
  writeFileSync(join(cwd, "source"), "one\n");
  expect(await prepareServer(spec, { env: on.env, cwd: on.world.cwd }, on)).toBeUndefined();
  expect(await prepareServer(spec, { env: on.env, cwd: on.world.cwd }, on)).toBeUndefined();
  expect(made()).toBe(1);
  writeFileSync(join(cwd, "source"), "another\n");
  expect(await prepareServer(spec, { env: on.env, cwd: on.world.cwd }, on)).toBeUndefined();
  expect(made()).toBe(2);
  writeFileSync(join(cwd, "product"), "spoilt by somebody");
  expect(await prepareServer(spec, { env: on.env, cwd: on.world.cwd }, on)).toBeUndefined();
  expect(made()).toBe(3);
});

it("keeps the product's own hash with the session", async () => {
  const on = bench();
  writeFileSync(join(on.world.cwd, "source"), "one\n");
  await prepareServer(serverSpec([], { prepare: [STEP] }), { env: on.env, cwd: on.world.cwd }, on);
  expect(on.session.close(true).environment.subject["server toy product"]).toBe(
    "sha256:2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806",
  );
});

it("says why a product could not be made", async () => {
  const on = bench();
  const failing = (step: Partial<typeof STEP>) =>
    prepareServer(serverSpec([], { prepare: [{ ...STEP, ...step }] }), { env: on.env, cwd: on.world.cwd }, on);
  expect((await failing({ run: "echo no such model >&2; exit 3" }))?.reason).toBe(
    "server toy: the command that makes product ended with exit code 3; last lines: no such model",
  );
  expect((await failing({ run: "true" }))?.reason).toBe(
    "server toy: the command that makes product ended well, but did not make it; last lines: no such model",
  );
});
