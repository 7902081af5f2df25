// A whole run as its own process, to be killed: `run-plan.mts REQUEST.json`
import { readFileSync } from "node:fs";
import { runPlan } from "../../../src/run/run.ts";
import { equipment, worldIn } from "../parts.ts";

const { request, env, cwd } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const silent = { info: () => {}, warn: () => {}, error: () => {}, progress: () => {} };
const log = { ...silent, group: <T,>(_title: string, work: () => Promise<T>) => work() };
await runPlan(request, worldIn(cwd, env, log, new AbortController().signal), equipment());
