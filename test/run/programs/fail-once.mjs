// Ends at its first start, serves at the next: `fail-once.mjs MARKER PORT`
import { existsSync, writeFileSync } from "node:fs";

const [marker = "", port = ""] = process.argv.slice(2);
if (!existsSync(marker)) {
  writeFileSync(marker, "");
  console.error("Address already in use");
  process.exit(1);
}
process.argv = [process.argv[0], process.argv[1], port];
await import("./serve.mjs");
