import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg, release } from "node:os";
import process from "node:process";
import type { Bench } from "./measurement.ts";

/** The main thread only, as the generator asks for itself: a helper thread of a runtime must not push it aside. */
const BEFORE_OTHERS = ["chrt", "--reset-on-fork", "--rr", "1"];

/** The server on one core and the client on another, both before ordinary processes where that is allowed. */
export function boundTo(): Bench["bound"] {
  const pinned = availableParallelism() > 1 && works(["taskset", "-c", "1", "true"]);
  const first = works([...BEFORE_OTHERS, "true"]) ? BEFORE_OTHERS : [];
  return (role) => [...first, ...(pinned ? ["taskset", "-c", role === "server" ? "0" : "1"] : [])];
}

export function machineFacts() {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    kernel: release(),
    node: process.version,
    // Neighbours spoil a millisecond here and there: a machine of its own has near 0 before the bench.
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
    clientCommand: boundTo()("client").join(" "),
  };
}

function works([program = "", ...words]: readonly string[]): boolean {
  try {
    execFileSync(program, words, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
