import type { LaunchSite } from "../../src/engines/engine.ts";

/** A machine of two NUMA nodes, for argv that must not depend on this one. */
export const SITE: LaunchSite = {
  host: "127.0.0.1",
  port: 8123,
  node: "node",
  cli: "cli.js",
  folder: "/session/raw/servers",
  mark: "c0ffee00",
  coresOf: (nodes) => ({ "0": "0-15", "1": "16-31" })[nodes],
};
