import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pushEvent } from "./events.ts";
import { shaOf } from "./github/state.ts";
import { NODE_24, startJob } from "./runner.ts";

let temp: string;

beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), "runner-"));
});

afterEach(() => rm(temp, { recursive: true, force: true }));

describe("the runner", () => {
  const EVENT = pushEvent({ sha: shaOf("head"), branch: "main" });

  async function script(text: string): Promise<string> {
    const file = join(temp, "entry.mjs");
    await writeFile(file, text);
    return file;
  }

  it("gives inputs, event and command files, and reads outputs, state and summary", async () => {
    await using job = await startJob();
    const entry = await script(`
      import { appendFileSync, readFileSync } from "node:fs";
      const { env } = process;
      const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, "utf8"));
      appendFileSync(env.GITHUB_OUTPUT, "decision=pass\\nreport<<END\\na\\nb\\nEND\\n");
      appendFileSync(env.GITHUB_STATE, "folder=/tmp/x\\n");
      appendFileSync(env.GITHUB_STEP_SUMMARY, "# " + env["INPUT_GITHUB-TOKEN"] + " " + event.after);
      console.log(process.cwd() === env.GITHUB_WORKSPACE, process.version.split(".")[0], env.STATE_folder, env.USER);
      process.exit(3);
    `);
    const step = { entry, event: EVENT, inputs: { "github-token": "t" }, state: { folder: "f" }, node: NODE_24 };
    const result = await job.run(step);
    expect(result).toMatchObject({
      exitCode: 3,
      signal: null,
      outputHeld: false,
      stdout: "true v24 f undefined\n",
      stderr: "",
    });
    expect(result.outputs).toEqual({ decision: "pass", report: "a\nb" });
    expect(result.state).toEqual({ folder: "/tmp/x" });
    expect(result.summary).toBe(`# t ${shaOf("head")}`);
  });

  it("cancels with SIGINT first, and kills what does not end", async () => {
    await using job = await startJob();
    const polite = await script(
      `process.on("SIGINT", () => process.exit(130)); setInterval(() => {}, 1000); console.log("ready");`,
    );
    expect(await job.run({ entry: polite, event: EVENT, cancelAt: /ready/ })).toMatchObject({ exitCode: 130 });
    const deaf = await script(
      `for (const s of ["SIGINT", "SIGTERM"]) process.on(s, () => console.log(s)); setInterval(() => {}, 1000); console.log("ready");`,
    );
    const killed = await job.run({ entry: deaf, event: EVENT, cancelAt: /ready/ });
    expect(killed).toMatchObject({ exitCode: null, signal: "SIGKILL", stdout: "ready\nSIGINT\nSIGTERM\n" });
  });

  it("tells when a child holds the output of an ended step", async () => {
    await using job = await startJob();
    const entry = await script(
      `import { spawn } from "node:child_process"; spawn("sleep", ["8"], { stdio: "inherit" }).unref(); process.exit(0);`,
    );
    expect(await job.run({ entry, event: EVENT })).toMatchObject({ exitCode: 0, outputHeld: true });
  });
});
