// A whole run as its own process, to be killed: `run-plan.mts REQUEST.json`
import { readFileSync } from "node:fs";
import { runPlan } from "../../../src/run/run.ts";
import { equipment, rigWorld } from "../rig.ts";

const { request, env, cwd } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
await runPlan(request, rigWorld({ env, cwd }).world, equipment());
