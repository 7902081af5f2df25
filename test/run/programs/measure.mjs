// A tool for tests: `measure.mjs BASE_URL FOLDER SEED [flag…]`. Writes FOLDER/result.json and FOLDER/requests.bin.
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [baseUrl, folder, seed, ...words] = process.argv.slice(2);
const flags = Object.fromEntries(words.map((word) => word.split("=")));
const has = (name) => Object.hasOwn(flags, name);

console.log("measuring");
if (has("grandchild")) spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
if (has("swallow-sigterm")) process.on("SIGTERM", () => {});
if (has("stuck")) setInterval(() => console.error("progress 3/10"), 100);
else await measure();

async function measure() {
  if (has("silent")) return;
  const crashes = has("crash") || (has("crash-once") && !existsSync(flags["crash-once"]));
  if (has("crash-once")) writeFileSync(flags["crash-once"], "");
  if (crashes) {
    console.error("Traceback: no such tokenizer");
    process.exit(1);
  }
  if (has("refuses")) {
    console.log("Usage: measure [OPTIONS]\nError: No such option: --rate");
    process.exit(2);
  }
  const requests = Number(flags.requests ?? 4);
  let completed = 0;
  for (let sent = 0; sent < requests; sent++) {
    console.error(`progress ${sent}/${requests}`);
    if (baseUrl === "none" || (await answered())) completed++;
  }
  const reading = {
    metrics: { output_throughput: 100 + Number(seed) },
    counts: {
      requested: requests,
      completed,
      failed: requests - completed,
      inputTokens: completed * Number(flags["input-tokens"] ?? 8),
    },
    env: process.env,
  };
  const text = JSON.stringify(reading);
  const odd = has("nan") ? text.replace(/("output_throughput":)\d+/, "$11e999") : text;
  writeFileSync(join(folder, "result.json"), has("truncated") ? text.slice(0, 40) : has("empty") ? "" : odd);
  writeFileSync(join(folder, "requests.bin"), "columns");
  if (has("exits")) process.exit(Number(flags.exits));
}

async function answered() {
  try {
    return (await fetch(`${baseUrl}/work`)).ok;
  } catch {
    return false;
  }
}
