// Kills ranks of servers that real launchers spread over processes, and looks what the built gate says and leaves behind.
// usage: npm run verify:ranks -- [--json FILE] [--bin DIR]... [--only RE] [--cli FILE]
// --bin names folders with torchrun and python3 with PyTorch, or with ray and its python3; what is in none of them is skipped.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { EXIT_CANNOT_JUDGE } from "../../src/model/exit-code.ts";
import { type Death, die, type Outcome } from "./ranks/death.ts";
import { type Checks, startChecks } from "./vllm/checks.ts";
import { machineFacts } from "./vllm/figures.ts";

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    bin: { type: "string", multiple: true, default: [] },
    only: { type: "string", default: "" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

const TORCHRUN = { program: "torchrun", script: "serve-torchrun.sh", ranks: { logs: "logs/rank-{rank}.log" } } as const;
const PLAIN = {
  program: "torchrun",
  script: "serve-plain.sh",
  ranks: { logs: "logs/rank-{rank}.log", dead: "^rank ended: (?!0$)" },
} as const;
const RAY = { program: "ray", script: "serve-ray.sh", ranks: { logs: "logs/rank-{rank}.log" } } as const;
const SECOND = { victim: { rank: 1 }, told: /rank 1 of 2 died/ } as const;

const DEATHS: readonly Death[] = [
  { ...TORCHRUN, ...SECOND, name: "torchrun, rank 1 at the start", when: "it connects" },
  { ...TORCHRUN, ...SECOND, name: "torchrun, rank 1 while it loads", when: "it loads" },
  { ...TORCHRUN, ...SECOND, name: "torchrun, rank 1 during a trial", when: "it is measured" },
  {
    ...TORCHRUN,
    name: "torchrun, rank 0 during a trial",
    victim: { rank: 0 },
    when: "it is measured",
    told: /rank 0 of 2 died/,
  },
  { ...TORCHRUN, ...SECOND, ranks: {}, name: "torchrun, rank 1, its own log alone", when: "it is measured" },
  { ...PLAIN, ...SECOND, name: "a script, rank 1 while it loads", when: "it loads" },
  { ...PLAIN, ...SECOND, name: "a script, rank 1 during a trial", when: "it is measured" },
  {
    ...RAY,
    name: "Ray, a node while it loads",
    victim: { last: /raylet\/raylet / },
    when: "it loads",
    told: /rank 1 of 2 died/,
  },
  {
    ...RAY,
    name: "Ray, a node during a trial",
    victim: { last: /raylet\/raylet / },
    when: "it is measured",
    told: /rank 1 of 2 died/,
  },
  {
    ...RAY,
    name: "Ray, a worker during a trial",
    victim: { last: /^ray::Rank/ },
    when: "it is measured",
    told: /a rank of 2 died/,
  },
];

function check({ name, when, told }: Death, outcome: Outcome, checks: Checks): void {
  const { exitCode, printed, killed, records, left } = outcome;
  const expect = (rule: string, held: boolean, seen?: string) => checks.expect(name, rule, held, seen);
  expect("a process was killed", killed !== "", killed.slice(0, 80));
  const said = printed.split("\n").find((line) => told.test(line)) ?? "";
  expect(
    "the death is told, and of which rank",
    said !== "",
    (said === "" ? printed.slice(-600) : said).trim().slice(0, 160),
  );
  // A trial's record is its last attempt's; the first one's end is printed.
  const [, reasons = ""] = /: invalid after [^\n]*\n((?: {2}[^\n]*\n)*)/.exec(printed) ?? [];
  if (when === "it is measured") expect("the trial is invalid by it", told.test(reasons), reasons.trim().slice(0, 60));
  else expect("no trial was begun with it", !printed.includes(": invalid after"));
  const valid = records.filter(({ validity }) => validity.state === "valid");
  expect("a fresh start was measured", valid.length === 1 && exitCode === 0, `exit code ${exitCode}`);
  expect("no process stays", left.length === 0, left.join("; "));
}

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), "verify-ranks-"));
const checks = startChecks(say);
const skipped: string[] = [];
for (const death of DEATHS.filter(({ name }) => new RegExp(values.only).test(name))) {
  say(death.name);
  const bin = values.bin.map((each) => resolve(each)).find((each) => existsSync(join(each, death.program)));
  if (bin === undefined) {
    skipped.push(death.name);
    say(`  SKIPPED: no ${death.program} in a folder of --bin`);
    continue;
  }
  const workspace = join(folder, String(DEATHS.indexOf(death)));
  const outcome = await die(death, workspace, resolve(values.cli), `${bin}:${process.env["PATH"] ?? ""}`);
  check(death, outcome, checks);
}
rmSync(folder, { recursive: true, force: true });
const minutes = (performance.now() - began) / 60_000;
const broken = checks.all.filter(({ held }) => !held);
if (values.json !== undefined) {
  const report = { machine: machineFacts(), minutes, skipped, checks: checks.all };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
say(
  `${checks.all.length - broken.length} of ${checks.all.length} checks held, ${skipped.length} cases skipped, ${minutes.toFixed(1)} minutes`,
);
process.exitCode = broken.length > 0 ? 1 : checks.all.length === 0 ? EXIT_CANNOT_JUDGE : 0;
