// A server for tests: `serve.mjs PORT [flag…]`. Answers /health, /v1/models, POST /reset_prefix_cache, and counts GET /work.
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const [port, ...words] = process.argv.slice(2);
const flags = Object.fromEntries(words.map((word) => word.split("=")));
const has = (name) => Object.hasOwn(flags, name);

console.log(`serving on ${port} as ${process.pid}`);
if (has("swallow-sigterm")) process.on("SIGTERM", () => console.log("SIGTERM swallowed"));
if (has("grandchild")) spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
if (has("stray")) spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore", detached: true });
if (has("delay")) await sleep(Number(flags.delay));

// A file that counts starts: from the third one on the server dies at its first request.
const { COUNT_STARTS: starts } = process.env;
if (starts !== undefined) appendFileSync(starts, "x");
if (starts !== undefined && readFileSync(starts).length >= 3) flags["die-at"] = "1";

let asked = 0;
const server = createServer((request, response) => {
  const fails = has("never-ready") || (has("fail") && request.url === "/work");
  const status = fails ? 503 : 200;
  if (request.url === "/work") {
    asked++;
    if (has("die-at") && asked >= Number(flags["die-at"])) {
      console.log("out of device memory");
      process.exit(7);
    }
  }
  if (request.url === "/reset_prefix_cache") console.log("prefix cache reset");
  if (request.url === "/version") return response.end(JSON.stringify({ version: "9.8.7" }));
  const body = request.url === "/v1/models" ? JSON.stringify({ data: [{ id: "toy" }] }) : "";
  return response.writeHead(status).end(body);
});
server.on("error", (error) => {
  console.error(`cannot listen: ${error.code}`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1");
