// Stands in for the `vllm` command: `serve` answers what readiness asks for, `bench` writes a result that a real vLLM wrote.
// Each call adds its argv and environment to the file FAKE_VLLM_CALLS. FAKE_VLLM_RESULT replaces the result by another file.
import { appendFileSync, copyFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const argv = process.argv.slice(2);
const { env } = process;
const [command, benchmark] = argv;
const flag = (name) => argv[argv.indexOf(`--${name}`) + 1] ?? "";
const captured = (name) => fileURLToPath(new URL(`../../../fixtures/vllm/0.32.0/bench/${name}`, import.meta.url));

if (env.FAKE_VLLM_CALLS) appendFileSync(env.FAKE_VLLM_CALLS, `${JSON.stringify({ argv, env })}\n`);

if (command === "serve") {
  const bodies = { "/v1/models": { data: [{ id: benchmark }] }, "/version": { version: "0.32.0" } };
  createServer((request, response) => response.end(JSON.stringify(bodies[request.url] ?? {}))).listen(
    Number(flag("port")),
    flag("host"),
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
} else {
  const result = benchmark === "serve" ? join(flag("result-dir"), flag("result-filename")) : flag("output-json");
  const capture = { serve: "serve-detailed.json", latency: "latency.json", throughput: "throughput.json" }[benchmark];
  copyFileSync(env.FAKE_VLLM_RESULT || captured(capture), result);
}
