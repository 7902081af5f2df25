import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commandOutput } from "../../src/devices/command-output.ts";
import { deviceTroubles } from "../../src/devices/device-troubles.ts";
import { deviceClass, probeEnvironment } from "../../src/devices/environment.ts";
import { familiesPresent } from "../../src/devices/families-present.ts";
import { cpuModel, hostFacts } from "../../src/devices/host.ts";
import { probeDevices } from "../../src/devices/probe-devices.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/devices/", import.meta.url));

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "devices-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A tool of that name on the PATH. */
async function install(name: string, script: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
}

const site = (env: Readonly<Record<string, string>> = {}) => ({
  env: { PATH: [folder, "/usr/bin", "/bin"].join(delimiter), ...env },
  cwd: folder,
});

/** Of a process; empty when it is gone. */
function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return "";
  }
}

const installAscend = () =>
  install("npu-smi", `[ "$2" = "-m" ] && exit 1\nexec cat ${FIXTURES}/ascend/910b3-25.2.0.info.txt`);

describe("the environment class", () => {
  it("says that there is no device, on a machine without any tool", async () => {
    const environment = await probeEnvironment(site());
    expect(environment.class).toMatchObject({ device: "none", os: process.platform, arch: process.arch });
    expect(environment.class["kernel"]).toMatch(/^\d+\.\d+$/);
    expect(Number(environment.class["memory-gib"])).toBeGreaterThan(0);
    expect(Object.keys(environment.class).filter((key) => key.startsWith("device-"))).toEqual([]);
  });

  it("names family, model, count, memory and driver of the devices", async () => {
    await installAscend();
    expect((await probeEnvironment(site())).class).toMatchObject({
      device: "ascend",
      "device-model": "910B3",
      "device-count": "8",
      "device-memory-gib": "64",
      driver: "25.2.0",
    });
  });

  it("counts the devices that a server may use", async () => {
    await installAscend();
    const facts = async (env: Readonly<Record<string, string>>) => (await probeEnvironment(site(env))).class;
    expect((await facts({ ASCEND_RT_VISIBLE_DEVICES: "2,3" }))["device-count"]).toBe("2");
    expect((await facts({ ASCEND_RT_VISIBLE_DEVICES: "" }))["device"]).toBe("none");
    expect((await facts({ CUDA_VISIBLE_DEVICES: "0" }))["device-count"]).toBe("8");
  });

  it("has the facts of a second family under its name", () => {
    const versions = { driver: "1" };
    const device = { index: 0, name: "A", processes: "unknown" } as const;
    const two = [
      { family: "ascend", devices: [device, { ...device, name: "B", totalMib: 1024 }], versions },
      { family: "nvidia", devices: [device], versions },
    ] as const;
    expect(deviceClass(two)).toEqual({
      device: "ascend",
      "device-model": "A + B",
      "device-count": "2",
      "device-memory-gib": "1",
      driver: "1",
      "nvidia-device-model": "A",
      "nvidia-device-count": "1",
      "nvidia-driver": "1",
    });
  });

  it("reads NUMA nodes, governor and container from the system's files", async () => {
    for (const path of [
      "sys/devices/system/node/node0",
      "sys/devices/system/node/node1",
      "sys/devices/system/node/power",
    ]) {
      await mkdir(join(folder, path), { recursive: true });
    }
    await mkdir(join(folder, "sys/devices/system/cpu/cpu0/cpufreq"), { recursive: true });
    await writeFile(join(folder, "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"), "performance\n");
    await mkdir(join(folder, "proc/1"), { recursive: true });
    await writeFile(join(folder, "proc/1/cgroup"), "0::/kubepods.slice/pod1\n");
    expect(await hostFacts(folder)).toMatchObject({ "numa-nodes": "2", governor: "performance", container: "yes" });
    await rm(join(folder, "proc/1/cgroup"));
    expect((await hostFacts(folder))["container"]).toBe("no");
  });

  it("tells ARM cores by maker and part", () => {
    expect(cpuModel("model name\t: Intel(R) Xeon(R)\n")).toBe("Intel(R) Xeon(R)");
    expect(cpuModel("CPU implementer\t: 0x48\nCPU part\t: 0xd01\n")).toBe("0x48/0xd01");
    expect(cpuModel("")).toBeUndefined();
  });
});

describe("the subject", () => {
  it("holds the versions of installed packages with their commit, and nothing of absent ones", async () => {
    const info = join(folder, "packages", "vllm_ascend-0.11.0.dist-info");
    await mkdir(info, { recursive: true });
    await writeFile(join(info, "METADATA"), "Metadata-Version: 2.1\nName: vllm-ascend\nVersion: 0.11.0\n");
    const commit = "0123456789abcdef0123456789abcdef01234567";
    await writeFile(
      join(info, "direct_url.json"),
      JSON.stringify({ url: "git+x", vcs_info: { vcs: "git", commit_id: commit } }),
    );
    const env = { PATH: process.env["PATH"] ?? "", PYTHONPATH: join(folder, "packages") };
    const { subject } = await probeEnvironment({ env, cwd: folder });
    expect(subject["vllm-ascend"]).toBe("0.11.0@0123456789ab");
    expect(subject["python"]).toMatch(/^3\./);
    expect(subject).not.toHaveProperty("lmdeploy");
    expect(subject).not.toHaveProperty("workspace-commit");
  });

  it("holds the commit of the workspace", async () => {
    await install("git", `[ "$*" = "rev-parse HEAD" ] && echo abc123`);
    expect((await probeEnvironment(site())).subject["workspace-commit"]).toBe("abc123");
  });

  it("is empty rather than wrong when python and git fail", async () => {
    await install("python3", "echo Traceback; exit 0");
    await install("git", "exit 128");
    expect(Object.keys((await probeEnvironment(site())).subject)).toEqual(["machine"]);
  });
});

describe("devices before a run", () => {
  it("are none on a machine without any tool", async () => {
    expect(await probeDevices({ ...site(), ours: new Set() })).toEqual([]);
  });

  it("tell free memory, and processes as ours, foreign, or unknown when their id leads nowhere", async () => {
    const uuid = "GPU-1";
    const pids = [process.pid, process.ppid, 2 ** 22 + 1].map((pid) => `echo "${uuid}, ${pid}, 10, python"`).join("\n");
    await install(
      "nvidia-smi",
      `case "$1" in\n--query-gpu*) echo "0, ${uuid}, 1000, 400, 550.1, A100";;\n--query-compute*) ${pids};;\nesac`,
    );
    const [device] = await probeDevices({ ...site(), ours: new Set([process.pid]) });
    expect(device).toMatchObject({ family: "nvidia", index: 0, totalMib: 1000, freeMib: 600 });
    const processes = device?.processes;
    expect(processes === "unknown" ? [] : processes?.map(({ standing }) => standing)).toEqual([
      "ours",
      "foreign",
      "unknown",
    ]);
  });
});

describe("a tool that is here", () => {
  it("and told nothing is named with what it said, and a device with what is wrong with it", async () => {
    await install(
      "nvidia-smi",
      `echo "NVIDIA-SMI has failed because it couldn't communicate with the driver."; exit 9`,
    );
    await install(
      "npu-smi",
      `[ "$2" = "-m" ] && exit 1\nsed "0,/OK   /s/OK   /Alarm/" ${FIXTURES}/ascend/910b3-25.2.0.info.txt`,
    );
    await install("xpu-smi", "echo unknown command: discovery");
    expect(await deviceTroubles(site())).toEqual([
      "ascend 0 (910B3): health Alarm",
      "nvidia-smi is here but told nothing of a device: exit code 9: NVIDIA-SMI has failed because it couldn't communicate with the driver.",
      "xpu-smi is here but told nothing of a device: unknown command: discovery",
    ]);
  });

  it("is asked again only what changes, and what it knew", async () => {
    const calls = join(folder, "calls");
    const script = `echo "$*" >> ${calls}\ncase "$*" in\n*driver_version*) echo "0, GPU-1, 1000, 400, 550.1, A100";;\n*event*) exit 2;;\nesac`;
    await install("nvidia-smi", script);
    const before = await familiesPresent(site());
    await rm(calls);
    expect(await familiesPresent(site(), before)).toMatchObject([{ family: "nvidia", devices: [{ name: "A100" }] }]);
    const again = (await readFile(calls, "utf8")).trim().split("\n");
    expect(again).toHaveLength(4);
    expect(again.join()).not.toMatch(/event|-L/);
  });
});

describe("a command", () => {
  it("that hangs is given up, and what it has started ends too", async () => {
    const pid = join(folder, "pid");
    await install("hang", `sleep 300 & echo $! > ${pid}.part; mv ${pid}.part ${pid}; wait`);
    const stopped = new AbortController();
    const output = commandOutput([join(folder, "hang")], { ...site(), signal: stopped.signal });
    await vi.waitUntil(() => existsSync(pid), { timeout: 20_000 });
    stopped.abort();
    expect(await output).toBeUndefined();
    const child = await readFile(pid, "utf8");
    await vi.waitUntil(() => !/^\d+ \(sleep\) [^ZX]/.test(statOf(child.trim())), { timeout: 20_000 });
  });

  it("that takes longer than its limit says nothing", async () => {
    await install("long", "sleep 300");
    expect(await commandOutput([join(folder, "long")], site(), 200)).toBeUndefined();
  });

  it("that is missing, fails, or is stopped says nothing", async () => {
    await install("fail", "echo something; exit 3");
    expect(await commandOutput(["no-such-tool"], site())).toBeUndefined();
    expect(await commandOutput([join(folder, "fail")], site())).toBeUndefined();
    const stopped = new AbortController();
    await install("slow", "sleep 5");
    const slow = commandOutput([join(folder, "slow")], { ...site(), signal: stopped.signal });
    stopped.abort();
    expect(await slow).toBeUndefined();
  });
});
