// Stands in for the `vllm` command: `serve` answers what readiness asks for, `bench` writes a result that a real vLLM wrote.
// Like it, it lists its flags for `--help=all`, and refuses those of `serve` and `bench serve` that the real one has not.
// Each call adds its argv and environment to the file FAKE_VLLM_CALLS. FAKE_VLLM_RESULT replaces the result by another file.
import { appendFileSync, copyFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const argv = process.argv.slice(2);
const { env } = process;
const [command, benchmark] = argv;
const flag = (name) => argv[argv.indexOf(`--${name}`) + 1] ?? "";
const captured = (name) => fileURLToPath(new URL(`../../../fixtures/vllm/0.32.0/${name}`, import.meta.url));

/** As `vllm --help=all` prints them, two blanks in. */
const helpPage = () => {
  if (command === "serve") {
    const flags = readFileSync(captured("help/serve-flags.txt"), "utf8").trim().split("\n");
    return flags.map((each) => `  ${each}\n`).join("");
  }
  return benchmark === "serve" ? readFileSync(captured("help/bench-serve-help-all.txt"), "utf8") : "";
};

if (env.FAKE_VLLM_CALLS) appendFileSync(env.FAKE_VLLM_CALLS, `${JSON.stringify({ argv, env })}\n`);

if (argv.includes("--help=all")) {
  console.log(helpPage());
  process.exit(0);
}
const known = new Set(
  helpPage()
    .match(/^ {2}--[\w-]+|(?<=^ {2}--.*, )--[\w-]+/gm)
    ?.map((each) => each.trim()),
);
const refused = argv.filter((word) => word.startsWith("--") && known.size > 0 && !known.has(word));
if (refused.length > 0) {
  console.error(`vllm: error: unrecognized arguments: ${refused.join(" ")}`);
  process.exit(2);
}

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
  copyFileSync(env.FAKE_VLLM_RESULT || captured(`bench/${capture}`), result);
}
