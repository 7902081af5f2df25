import { serveSimulated } from "../../src/engines/simulated/process.ts";

process.exitCode = await serveSimulated(process.argv.slice(2));
