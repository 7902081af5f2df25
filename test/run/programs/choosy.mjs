// Takes `--old` and `--port`, lists them for `--help`, and refuses every other flag as Python's argparse does.
const flags = process.argv.slice(2);
if (flags.includes("--help")) console.log("options:\n  --old OLD   not --new\n  --port PORT, -p PORT\n");
const unknown = flags.filter((flag) => !["--old", "--port", "--help"].includes(flag));
if (unknown.length > 0) {
  console.error(`choosy: error: unrecognized arguments: ${unknown.join(" ")}`);
  process.exit(2);
}
