import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const ENTRY = fileURLToPath(new URL("./simulated-entry.ts", import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

interface Engine {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

function start(flags: readonly string[], env: Readonly<Record<string, string>> = {}): Engine {
  const child = spawn(process.execPath, ["--import", "tsx", ENTRY, ...flags], { env: { ...process.env, ...env } });
  children.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += part));
  return { child, output: () => text, exited: once(child, "exit").then(([code]) => code as number | null) };
}

async function listening(engine: Engine): Promise<string> {
  const url = () => /listening on (\S+)/.exec(engine.output())?.[1];
  await expect.poll(url, { timeout: 15_000 }).toBeDefined();
  return url() ?? "";
}

const anyPort = ["--port", "0"];

describe("the process", { timeout: 30_000 }, () => {
  it("prints its help and exits 0", async () => {
    const engine = start(["--help"]);
    expect(await engine.exited).toBe(0);
    expect(engine.output()).toContain("--decode-slowdown X");
  });

  it.each([
    [["--bogus"], {}],
    [anyPort, { SIMULATED_ENGINE_FLAGS: "--bogus" }],
  ])("exits 2 with one line that lists the flags for %j %j", async (flags, env) => {
    const engine = start(flags, env);
    expect(await engine.exited).toBe(2);
    expect(engine.output()).toMatch(/^simulated-engine: unknown flag --bogus; the flags are .*--seed.*\n$/);
  });

  it("exits 1 with one line when the port is taken, and 0 on SIGTERM", async () => {
    const first = start(anyPort);
    const port = new URL(await listening(first)).port;
    const second = start(["--port", port]);
    expect(await second.exited).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^simulated-engine: cannot listen on 127.0.0.1:${port}: .*EADDRINUSE.*\n$`),
    );
    first.child.kill("SIGTERM");
    expect(await first.exited).toBe(0);
  });

  it("ends on SIGTERM with a request in flight", async () => {
    const engine = start(anyPort);
    const url = await listening(engine);
    const body = JSON.stringify({ prompt: "a", max_tokens: 8000, ignore_eos: true, stream: true });
    const response = await fetch(`${url}/v1/completions`, { method: "POST", body });
    engine.child.kill("SIGTERM");
    await expect(response.text()).rejects.toThrow();
    expect(await engine.exited).toBe(0);
  });

  it("exits 1 at the request that crashes it", async () => {
    const engine = start(anyPort, { SIMULATED_ENGINE_FLAGS: "--crash-at-request 1" });
    const url = await listening(engine);
    const answer = fetch(`${url}/v1/completions`, {
      method: "POST",
      body: JSON.stringify({ prompt: "a", stream: true }),
    });
    await expect(answer.then((response) => response.text())).rejects.toThrow();
    expect(await engine.exited).toBe(1);
    expect(engine.output()).toContain("planted crash");
  });

  it("exits with the planted code before it listens", async () => {
    const engine = start([...anyPort, "--exit-at-start", "3"]);
    expect(await engine.exited).toBe(3);
    expect(engine.output()).not.toContain("listening");
  });

  it("never listens when it is never ready, and swallows SIGTERM when told to", async () => {
    const engine = start([...anyPort, "--never-ready", "--ignore-sigterm"]);
    await expect.poll(engine.output, { timeout: 15_000 }).toBe("simulated-engine: never ready\n");
    engine.child.kill("SIGTERM");
    const pause = new Promise((resolve) => setTimeout(resolve, 300, "still there"));
    expect(await Promise.race([engine.exited, pause])).toBe("still there");
    expect(engine.output()).not.toContain("listening");
  });
});
