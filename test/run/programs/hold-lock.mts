// Another job on this machine: takes the lock of all devices and keeps it until it is told to end.
import { takeLock } from "../../../src/run/lock-file.ts";

const holder = takeLock(process.argv[2] ?? "");
process.stdout.write(holder === undefined ? "held\n" : "refused\n");
process.stdin.on("end", () => process.exit(0)).resume();
