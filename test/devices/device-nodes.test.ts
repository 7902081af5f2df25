import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { affinityTable } from "../../src/devices/affinity.ts";
import type { Device, Family } from "../../src/devices/device.ts";
import { allNodes, nodesByAffinity, nodesByFamily } from "../../src/devices/device-nodes.ts";
import { DEVICE_FAMILIES } from "../../src/devices/families.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/devices/", import.meta.url));
const fixture = (path: string) => readFileSync(join(FIXTURES, path), "utf8");
const device = (index: number): Device => ({ index, name: "d", processes: "unknown" });

/** A machine whose nodes have these cores. */
function machine(...cores: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), "nodes-"));
  for (const [node, list] of cores.entries()) {
    const folder = join(root, "sys/devices/system/node", `node${node}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "cpulist"), `${list}\n`);
  }
  return root;
}

describe("where devices hang, by their tools' own tables", () => {
  it.each([
    ["nvidia", "nvidia/4090x8.topo.txt", 6, { nodes: "1", cpus: "56-111,168-223" }],
    ["nvidia", "nvidia/4090x5-580.topo.txt", 0, { nodes: "1", cpus: "8-15,24-31" }],
    ["ascend", "ascend/910b3-24.1.rc1.topo.txt", 5, { cpus: "0-23" }],
    ["metax", "metax/c500-2.2.9.topo.txt", 4, { nodes: "4", cpus: "64-79,192-207" }],
    ["intel", "intel/b60x8.topology.txt", 7, { cpus: "128-255,384-511" }],
    ["gaudi", "gaudi/hl-225.topo.txt", 5, { nodes: "1", cpus: "40-79,120-159" }],
  ] as const)("%s, %s", (family, file, index, told) => {
    const matrix = fixture(file);
    expect(DEVICE_FAMILIES[family].topology?.parse({ matrix }).get(index)).toEqual(told);
    const underlined = matrix.replace(/^(.*GPU0.*)$/m, "\u001b[4m$1\u001b[0m").replaceAll("\n", "\r\n");
    expect(affinityTable(underlined).get(index)).toEqual(told);
  });

  it("amd, as text and as JSON", () => {
    const parse = DEVICE_FAMILIES.amd.topology?.parse;
    expect(parse?.({ nodes: fixture("amd/mi300x.topo.txt") }).get(4)).toEqual({ nodes: "1" });
    const told = '{"gpu_data": [{"gpu": 2, "numa": {"node": 1, "affinity": 1}}, {"gpu": 3, "numa": {"node": "N/A"}}]}';
    expect([...(parse?.({ static: told }) ?? [])]).toEqual([
      [2, { nodes: "1" }],
      [3, {}],
    ]);
  });

  it("tell nothing where the cells are empty, and never the node of a Grace GPU's own memory", () => {
    const table = (row: string) => `\tGPU0\tCPU Affinity\tNUMA Affinity\tGPU NUMA ID\nGPU0\t X \t${row}\n`;
    expect(affinityTable(table("\t\t\tN/A")).get(0)).toEqual({});
    expect(affinityTable(table("0-71\t0\t\t1")).get(0)).toEqual({ nodes: "0", cpus: "0-71" });
    expect(affinityTable(table("0-31\tN/A\t\tN/A")).get(0)).toEqual({ cpus: "0-31" });
    expect(affinityTable("GPU0 X 0-3 0\n").size).toBe(0);
    expect(affinityTable("\tGPU0\tGPU1\tCPU Affinity\nGPU0\t X \tNV6\t0-23,48-71\n").get(0)).toEqual({
      cpus: "0-23,48-71",
    });
  });
});

describe("the nodes of devices", () => {
  const told = affinityTable(fixture("ascend/910b3-24.1.rc1.topo.txt"));

  it("are those of their cores", () => {
    const root = machine("0-23", "24-47", "48-71", "72-95", "96-119", "120-143", "144-167", "168-191");
    expect(nodesByAffinity([0, 1, 4].map(device), told, root)).toBe("0,6");
    expect(nodesByAffinity([device(6)], told, root)).toBe("2");
  });

  it("are not told by half", () => {
    expect(nodesByAffinity([device(0), device(9)], told, machine("0-191"))).toBeUndefined();
    expect(nodesByAffinity([device(0)], told, machine("0-23", "24-47"))).toBeUndefined();
  });

  it("are asked of the tool where the kernel does not know them, and not on a machine with one node", async () => {
    const bin = mkdtempSync(join(tmpdir(), "bin-"));
    writeFileSync(
      join(bin, "nvidia-smi"),
      `#!/bin/sh\n[ "$1" = topo ] && exec cat ${FIXTURES}/nvidia/4090x5-580.topo.txt\n`,
    );
    chmodSync(join(bin, "nvidia-smi"), 0o755);
    const site = { env: { PATH: `${bin}:/usr/bin:/bin` }, cwd: bin };
    const present = (...devices: readonly Device[]) => [{ family: "nvidia" as Family, devices, versions: {} }];
    const two = machine("0-7,16-23", "8-15,24-31");
    expect(await nodesByFamily(present(device(0)), site, two)).toEqual({ nvidia: "1" });
    expect(allNodes(await nodesByFamily(present(device(0), device(3)), site, two))).toBe("0,1");
    expect(await nodesByFamily(present(device(0)), site, machine("0-31"))).toEqual({});
    const busId = "00000000:13:00.0";
    mkdirSync(join(two, "sys/bus/pci/devices/0000:13:00.0"), { recursive: true });
    writeFileSync(join(two, "sys/bus/pci/devices/0000:13:00.0/numa_node"), "0\n");
    expect(await nodesByFamily(present({ ...device(0), busId }), site, two)).toEqual({ nvidia: "0" });
    writeFileSync(join(two, "sys/bus/pci/devices/0000:13:00.0/numa_node"), "-1\n");
    expect(await nodesByFamily(present({ ...device(0), busId }), site, two)).toEqual({ nvidia: "1" });
  });
});
