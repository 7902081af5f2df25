import { _ as string, b as unknown, d as looseObject, f as number, h as record, p as object, r as array, y as union } from "./schemas.js";
import { n as git, r as gitLine, t as commandOutput } from "./command-output.js";
import { readFile } from "node:fs/promises";
// src/git/history.ts
/** The full id of a commit that lies in the repository; `undefined` for one that does not. */
async function commitOf(name, site) {
	const found = await gitLine([
		"rev-parse",
		"--quiet",
		"--verify",
		"--end-of-options",
		`${name}^{commit}`
	], site);
	return found !== void 0 && /^[0-9a-f]+$/.test(found) ? found : void 0;
}
function treeOf(commit, site) {
	return gitLine([
		"rev-parse",
		"--quiet",
		"--verify",
		"--end-of-options",
		`${commit}^{tree}`
	], site);
}
/**
* Brings a commit into a repository that lacks it, as a checkout of depth 1 does: with the remote and the credentials
* of that checkout, and nothing but the one commit. @returns its full id, or why it cannot be had.
*/
async function ensureCommit(name, site) {
	const there = await commitOf(name, site);
	if (there !== void 0) return {
		state: "done",
		text: there
	};
	const unsafe = whyNoName(name);
	if (unsafe !== void 0) return {
		state: "failed",
		reason: unsafe
	};
	if (await gitLine([
		"config",
		"--get",
		"remote.origin.url"
	], site) === void 0) return {
		state: "failed",
		reason: "there is no remote origin to fetch it from"
	};
	const depth = await isShallow(site) ? ["--depth=1"] : [];
	const fetched = await git([
		"fetch",
		"--quiet",
		"--no-tags",
		...depth,
		"--end-of-options",
		"origin",
		name
	], site);
	if (fetched.state === "failed") return fetched;
	const found = await commitOf(name, site) ?? await commitOf("FETCH_HEAD", site);
	return found === void 0 ? {
		state: "failed",
		reason: `git fetch: the remote has no commit ${name}`
	} : {
		state: "done",
		text: found
	};
}
/**
* A pull request may write the name, as in the file of `commit-file`: it must not be an option of git, nor, as `+from:to`
* and `^not` are, tell a fetch to do more than to bring one commit.
*/
function whyNoName(name) {
	return /^[-+^]|[:\s\p{Cc}]/u.test(name) || name === "" ? `"${name}" is no name of a commit` : void 0;
}
/** Commits that are added to a shallow history, step by step, until both sides meet. */
const DEEPER = [
	100,
	400,
	1600,
	6400
];
/** Of all steps together: what takes longer is looked up elsewhere, or done without. */
const DEEPEN_LIMIT_MS = 3e5;
/** The newest common ancestor of two commits; a shallow history is deepened for it. `undefined` when it cannot be found. */
async function mergeBase(commit, other, site) {
	const ends = Date.now() + DEEPEN_LIMIT_MS;
	const found = () => gitLine([
		"merge-base",
		"--end-of-options",
		commit,
		other
	], site);
	const base = await found();
	if (base !== void 0 || !await isShallow(site)) return base;
	for (const depth of DEEPER) {
		const left = ends - Date.now();
		if (left <= 0) return void 0;
		const words = [
			"fetch",
			"--quiet",
			"--no-tags",
			`--deepen=${depth}`,
			"--end-of-options",
			"origin",
			commit,
			other
		];
		if ((await git(words, site, left)).state === "failed") return void 0;
		const deeper = await found();
		if (deeper !== void 0 || !await isShallow(site)) return deeper;
	}
}
async function isShallow(site) {
	return await gitLine(["rev-parse", "--is-shallow-repository"], site) === "true";
}
// src/devices/device.ts
/** The first two numbers of a version: patch releases may differ within an environment class. */
function majorMinor(version) {
	return version === void 0 ? void 0 : /^\D*(\d+\.(?:RC)?\d+)/i.exec(version)?.[1];
}
/** Facts without the absent ones. */
function presentFacts(facts) {
	return Object.fromEntries(Object.entries(facts).filter((entry) => entry[1] !== void 0));
}
/** The texts that begin with a number, as numbers: `104W`, `36.00`, `0 %`. Those that do not, as `N/A` or `-`, are absent. */
function numbered(texts) {
	const numbers = Object.entries(texts).map(([key, text]) => [key, Number(/^\s*(-?\d+(?:\.\d+)?)/.exec(text ?? "")?.[1])]);
	return Object.fromEntries(numbers.filter(([, value]) => !Number.isNaN(value)));
}
/** The JSON in an output that warnings may stand before; `undefined` when there is none. */
function jsonFrom(text) {
	try {
		return JSON.parse(text.slice(Math.max(0, text.search(/[{[]/))));
	} catch {
		return;
	}
}
// src/devices/amd-smi.ts
/** `{"value": 55, "unit": "W"}`, or the text `N/A`. */
const measured = union([object({ value: union([number(), string()]) }), unknown()]).optional();
const part = record(string(), measured).optional();
const metric = looseObject({
	gpu: number(),
	mem_usage: part,
	usage: part,
	temperature: part,
	power: part
});
const fixed = looseObject({
	gpu: number(),
	asic: looseObject({ market_name: string() }).optional(),
	bus: looseObject({ bdf: string() }).optional(),
	driver: looseObject({ version: string() }).optional()
});
/** Older versions print the list alone, newer ones put it under `gpu_data`. */
const listed = (item) => union([array(item), object({ gpu_data: array(item) }).transform(({ gpu_data }) => gpu_data)]);
/** What `amd-smi static --json` and `amd-smi metric --json` tell; memory in MB as printed, which are MiB. */
function amdSmiDevices(staticJson, metricJson) {
	const known = listed(fixed).safeParse(staticJson).data ?? [];
	const now = new Map((listed(metric).safeParse(metricJson).data ?? []).map((each) => [each.gpu, each]));
	const devices = known.map(({ gpu, asic, bus }) => {
		const { mem_usage: memory, usage, temperature, power } = now.get(gpu) ?? {};
		return {
			index: gpu,
			name: asic?.market_name ?? "AMD GPU",
			...bus === void 0 ? {} : { busId: bus.bdf },
			...numbered({
				totalMib: textOf(memory?.["total_vram"]),
				usedMib: textOf(memory?.["used_vram"]),
				utilisation: textOf(usage?.["gfx_activity"]),
				temperatureC: textOf(temperature?.["hotspot"]),
				powerW: textOf(power?.["socket_power"])
			}),
			processes: "unknown"
		};
	});
	const driver = known.find((each) => each.driver !== void 0)?.driver?.version;
	return {
		devices,
		...driver === void 0 ? {} : { driver }
	};
}
function textOf(value) {
	return value !== null && typeof value === "object" && "value" in value ? String(value.value) : void 0;
}
// src/devices/amd.ts
const ASKED = "--showproductname --showmeminfo vram --showdriverversion --showuse --showtemp --showpower --showbus";
const BYTES_PER_MIB = 2 ** 20;
/** All values are texts; memory is in bytes. The series' key is written both ways. */
const output$1 = record(string(), record(string(), string()));
/** `rocm-smi`, or `amd-smi` where that is gone, by their JSON. They do not tell here which process uses which card. */
const amd = {
	commands: {
		info: [
			"rocm-smi",
			...ASKED.split(" "),
			"--json"
		],
		static: [
			"amd-smi",
			"static",
			"--asic",
			"--bus",
			"--driver",
			"--json"
		],
		metric: [
			"amd-smi",
			"metric",
			"--mem-usage",
			"--usage",
			"--temperature",
			"--power",
			"--json"
		]
	},
	files: () => ({ rocm: "/opt/rocm/.info/version" }),
	visibleDevices: [
		"HIP_VISIBLE_DEVICES",
		"ROCR_VISIBLE_DEVICES",
		"CUDA_VISIBLE_DEVICES"
	],
	parse({ info = "", static: fixed = "", metric = "", rocm }) {
		const runtime = { rocm: majorMinor(rocm?.trim()) };
		const parsed = output$1.safeParse(jsonFrom(info));
		const devices = parsed.success ? rocmSmiDevices(parsed.data) : [];
		if (devices.length > 0) return {
			devices,
			versions: presentFacts({
				driver: parsed.data?.["system"]?.["Driver version"],
				...runtime
			})
		};
		const { devices: others, driver } = amdSmiDevices(jsonFrom(fixed), jsonFrom(metric));
		return others.length === 0 ? void 0 : {
			devices: others,
			versions: presentFacts({
				driver,
				...runtime
			})
		};
	}
};
function rocmSmiDevices(cards) {
	return Object.entries(cards).flatMap(([key, card]) => {
		const index = /^card(\d+)$/.exec(key)?.[1];
		const name = card["Card Series"] ?? card["Card series"];
		if (index === void 0 || name === void 0) return [];
		const busId = card["PCI Bus"];
		return [{
			index: Number(index),
			name,
			...memoryOf$1(card),
			...busId === void 0 ? {} : { busId },
			...numbered({
				utilisation: card["GPU use (%)"],
				temperatureC: card["Temperature (Sensor junction) (C)"] ?? card["Temperature (Sensor edge) (C)"],
				powerW: card["Current Socket Graphics Package Power (W)"] ?? card["Average Graphics Package Power (W)"]
			}),
			processes: "unknown"
		}];
	});
}
function memoryOf$1(card) {
	const total = Number(card["VRAM Total Memory (B)"]);
	const used = Number(card["VRAM Total Used Memory (B)"]);
	if (Number.isNaN(total) || Number.isNaN(used)) return {};
	return {
		totalMib: Math.round(total / BYTES_PER_MIB),
		usedMib: Math.round(used / BYTES_PER_MIB)
	};
}
// src/devices/ascend.ts
const DRIVER_FOLDER = "/usr/local/Ascend";
const TOOLKIT_FOLDER = `${DRIVER_FOLDER}/ascend-toolkit/latest`;
/** How the toolkit names the machine that Node names differently. */
const TOOLKIT_ARCH = {
	arm64: "aarch64-linux",
	x64: "x86_64-linux"
};
/** `npu-smi`, which prints tables only. Memory in MB as printed, which are MiB. */
const ascend = {
	commands: {
		info: ["npu-smi", "info"],
		mapping: [
			"npu-smi",
			"info",
			"-m"
		]
	},
	files: (env) => ({
		driver: `${DRIVER_FOLDER}/driver/version.info`,
		firmware: `${DRIVER_FOLDER}/firmware/version.info`,
		cann: `${env["ASCEND_TOOLKIT_HOME"] ?? TOOLKIT_FOLDER}/${TOOLKIT_ARCH[process.arch]}/ascend_toolkit_install.info`
	}),
	visibleDevices: ["ASCEND_RT_VISIBLE_DEVICES", "NPU_VISIBLE_DEVICES"],
	parse({ info = "", mapping, driver, firmware, cann }) {
		const chips = chipsOf(info);
		if (chips.length === 0) return void 0;
		const logical = logicalIds(mapping ?? "");
		const users = processesByChip(info);
		return {
			devices: chips.map((chip, position) => ({
				index: logical.get(chip.key) ?? chip.physical ?? position,
				name: chip.name,
				...chip.memory,
				busId: chip.busId,
				...numbered(chip.readings),
				processes: users?.get(chip.key) ?? (users === void 0 ? "unknown" : [])
			})),
			versions: presentFacts({
				driver: versionLine(driver) ?? /\bVersion:\s*(\S+)/.exec(info)?.[1],
				firmware: versionLine(firmware),
				cann: majorMinor(versionLine(cann))
			})
		};
	}
};
const NPU_ROW = /^(\d+)\s+(\S*[A-Za-z]\S*)$/;
const CHIP_ROW = /^(\d+)(?:\s+(\d+))?$/;
const BUS_ID = /^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.[0-9A-Fa-f]$/;
/** Each chip is two rows: `NPU Name | Health | …`, then `Chip [Phy-ID] | Bus-Id | AICore Memory HBM`. */
function chipsOf(info) {
	const chips = [];
	let npu = null;
	let board = [];
	for (const [first = "", second = "", third = ""] of tableRows(info)) {
		const chip = CHIP_ROW.exec(first);
		if (npu !== null && chip !== null && BUS_ID.test(second)) chips.push({
			key: `${npu[1]}/${chip[1]}`,
			name: npu[2] ?? "",
			...chip[2] === void 0 ? {} : { physical: Number(chip[2]) },
			memory: memoryOf(third),
			busId: second,
			readings: {
				...named("powerW", board[0]),
				...named("temperatureC", board[1]),
				...named("utilisation", third.split(/\s+/)[0])
			}
		});
		npu = NPU_ROW.exec(first);
		board = third.split(/\s+/);
	}
	return chips;
}
const named = (key, text) => text === void 0 ? {} : { [key]: text };
/** The last pair is the HBM; on chips without HBM (310P, 910 Pro A) it is 0 of 0 and the pair before it counts. */
function memoryOf(cell) {
	return [...cell.matchAll(/(\d+)\s*\/\s*(\d+)/g)].map(([, used, total]) => ({
		usedMib: Number(used),
		totalMib: Number(total)
	})).findLast(({ totalMib }) => totalMib > 0) ?? {};
}
/** `undefined` when there is no table of processes, as in tools that may not look. */
function processesByChip(info) {
	if (!/Process id/.test(info)) return void 0;
	const byChip = new Map();
	for (const [first = "", pid = "", name = "", used = ""] of tableRows(info)) {
		const chip = CHIP_ROW.exec(first);
		if (chip?.[2] === void 0 || !/^\d+$/.test(pid)) continue;
		const key = `${chip[1]}/${chip[2]}`;
		const process = {
			pid: Number(pid),
			...name === "" ? {} : { name },
			usedMib: Number(used)
		};
		byChip.set(key, [...byChip.get(key) ?? [], process]);
	}
	return byChip;
}
/** `NPU ID  Chip ID  Chip Logic ID  Chip Name`: the logic id is what `ASCEND_RT_VISIBLE_DEVICES` counts in. */
function logicalIds(mapping) {
	const rows = [...mapping.matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+\S/gm)];
	return new Map(rows.map(([, npu, chip, logic]) => [`${npu}/${chip}`, Number(logic)]));
}
function tableRows(text) {
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line.startsWith("|")).map((line) => line.slice(1).replace(/\|$/, "").split("|").map((cell) => cell.trim()));
}
const versionLine = (text) => /^version=(\S+)/im.exec(text ?? "")?.[1];
// src/devices/cambricon.ts
/** `cnmon`, by its table: two rows a card. */
const cambricon = {
	commands: { info: ["cnmon"] },
	files: () => ({ neuware: "/usr/local/neuware/version.txt" }),
	visibleDevices: ["MLU_VISIBLE_DEVICES"],
	parse({ info = "", neuware }) {
		const rows = [...info.matchAll(CARD_ROWS)];
		if (!/CNMON v/.test(info) || rows.length === 0) return void 0;
		const users = processesByCard(info);
		return {
			devices: rows.map((row) => {
				const [, index, name = "", , busId = "", util, temperature, power, cap, used, total] = row;
				return {
					index: Number(index),
					name,
					totalMib: Number(total),
					usedMib: Number(used),
					busId,
					...numbered({
						utilisation: util,
						temperatureC: temperature,
						powerW: power,
						powerCapW: cap
					}),
					processes: users?.get(Number(index)) ?? (users === void 0 ? "unknown" : [])
				};
			}),
			versions: presentFacts({
				driver: /Driver v(\S+)/.exec(info)?.[1],
				firmware: rows[0]?.[3]?.replace(/^v/, ""),
				neuware: /(\d+\.\d+)/.exec(neuware ?? "")?.[1]
			})
		};
	}
};
/** `| 0  /  MLU370-X8  v1.1.6 | 0000:39:00.0 | 0%  N/A |`, then `| 0%  32C  106 W/ 250 W | 0 MiB/ 23374 MiB | … |`. */
const CARD_ROWS = /^\|\s*(\d+)\s+\S*\/\s+(\S+)\s+(\S+)\s*\|\s*([0-9A-Fa-f:.]+)\s*\|\s*(\d+)%[^\n]*\n\|\s*\S+\s+(\d+)C\s+(\d+) W\/\s*(\d+) W\s*\|\s*(\d+) MiB\/\s*(\d+) MiB/gm;
function processesByCard(info) {
	const table = info.split(/^\|\s*Processes:/m)[1];
	if (table === void 0) return void 0;
	const byCard = new Map();
	for (const [, card, pid, name = "", used] of table.matchAll(/^\|\s+(\d+)\s+\S+\s+(\d+)\s+(.*?)\s+(\d+) MiB\s*\|/gm)) {
		const process = {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		};
		byCard.set(Number(card), [...byCard.get(Number(card)) ?? [], process]);
	}
	return byCard;
}
// src/devices/gaudi.ts
const FORMAT$1 = ["-f", "csv,noheader"];
/** `hl-smi`, by its CSV queries; values keep their units. It does not tell which processes use a device. */
const gaudi = {
	commands: {
		info: [
			"hl-smi",
			"-Q",
			"module_id,uuid,name,driver_version,memory.total,memory.used",
			...FORMAT$1
		],
		readings: [
			"hl-smi",
			"-Q",
			"module_id,bus_id,power.draw,power.max,temperature.aip,utilization.aip",
			...FORMAT$1
		]
	},
	files: () => ({}),
	visibleDevices: ["HABANA_VISIBLE_MODULES"],
	parse({ info = "", readings = "" }) {
		const rows = [...info.matchAll(/^\s*(\d+), ([^,]+), ([^,]+), ([^,]+), (\d+) MiB, (\d+) MiB\s*$/gm)];
		const read = new Map(readings.split(/\r?\n/).map((line) => {
			const [index = "", busId = "", powerW, powerCapW, temperatureC, utilisation] = line.split(",").map(trimmed);
			return [index, {
				.../^[0-9a-f]{4}:/i.test(busId) ? { busId } : {},
				...numbered({
					powerW,
					powerCapW,
					temperatureC,
					utilisation
				})
			}];
		}));
		const devices = rows.map(([, index = "", uuid = "", name = "", , total, used]) => ({
			index: Number(index),
			uuid,
			name,
			totalMib: Number(total),
			usedMib: Number(used),
			...read.get(index),
			processes: "unknown"
		}));
		return rows.length === 0 ? void 0 : {
			devices,
			versions: presentFacts({ driver: rows[0]?.[4] })
		};
	}
};
const trimmed = (cell) => cell.trim();
// src/devices/iluvatar.ts
/** `ixsmi`, by its table: two rows a GPU. Its queries name their columns differently in each CoreX. */
const iluvatar = {
	commands: { info: ["ixsmi"] },
	files: () => ({}),
	visibleDevices: ["CUDA_VISIBLE_DEVICES", "ILUVATAR_COREX_VISIBLE_DEVICES"],
	parse({ info = "" }) {
		const rows = [...info.matchAll(GPU_ROWS)];
		if (!/IX-ML:/.test(info) || rows.length === 0) return void 0;
		const users = processesByGpu$1(info);
		return {
			devices: rows.map((row) => {
				const [, index, name = "", busId = "", clock, temperature, power, cap, used, total, util] = row;
				return {
					index: Number(index),
					name: name.trim(),
					totalMib: Number(total),
					usedMib: Number(used),
					busId,
					...numbered({
						clockMhz: clock,
						temperatureC: temperature,
						powerW: power,
						powerCapW: cap,
						utilisation: util
					}),
					processes: users?.get(Number(index)) ?? (users === void 0 ? "unknown" : [])
				};
			}),
			versions: presentFacts({
				driver: /Driver Version:\s*(\d\S*)/.exec(info)?.[1],
				corex: majorMinor(/IX-ML:\s*(\d\S*)/.exec(info)?.[1])
			})
		};
	}
};
/** `| 0  Iluvatar BI-V150 | 00000000:10:00.0 | 1500MHz 1600MHz |`, then `| N/A 40C P0 104W / 350W | 64MiB / 32768MiB | 0% … |`. */
const GPU_ROWS = /^\|\s*(\d+)\s+(\S[^|]*?)\s*\|\s*([0-9A-Fa-f]{8}:[0-9A-Fa-f:.]+)\s*\|\s*(\d+)MHz[^\n]*\n\|\s*\S+\s+(\d+)C\s+\S+\s+(\S+) \/ (\S+)\s*\|\s*(\d+)MiB \/ (\d+)MiB\s*\|\s*(\d+)%/gm;
function processesByGpu$1(info) {
	const table = info.split(/^\|\s*Processes:/m)[1];
	if (table === void 0) return void 0;
	const byGpu = new Map();
	for (const [, gpu, pid, name = "", used] of table.matchAll(/^\|\s+(\d+)\s+(\d+)\s+(.*?)\s+(\d+)\s*\|/gm)) {
		const process = {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		};
		byGpu.set(Number(gpu), [...byGpu.get(Number(gpu)) ?? [], process]);
	}
	return byGpu;
}
// src/devices/intel.ts
const discovery = object({ device_list: array(looseObject({
	device_id: number(),
	device_name: string(),
	uuid: string().optional(),
	pci_bdf_address: string().optional()
})).min(1) });
/**
* `xpu-smi`, by its JSON and its CSV. Kunlunxin ships another tool of that name, which knows no `discovery`. The size of the memory and
* the processes would take a call a device.
*/
const intel = {
	commands: {
		info: [
			"xpu-smi",
			"discovery",
			"-j"
		],
		readings: [
			"xpu-smi",
			"dump",
			"-d",
			"-1",
			"-m",
			"0,1,2,3,18",
			"-n",
			"1"
		],
		versions: [
			"xpu-smi",
			"discovery",
			"-d",
			"0",
			"-j"
		]
	},
	files: () => ({}),
	visibleDevices: ["ZE_AFFINITY_MASK"],
	parse({ info = "", readings = "", versions = "" }) {
		const parsed = discovery.safeParse(jsonFrom(info));
		if (!parsed.success) return void 0;
		const dumped = dumpedByDevice(readings);
		const detail = looseObject({ driver_version: string().optional() }).safeParse(jsonFrom(versions)).data;
		return {
			devices: parsed.data.device_list.map(({ device_id: index, device_name: name, uuid, pci_bdf_address: busId }) => ({
				index,
				name,
				...uuid === void 0 ? {} : { uuid },
				...busId === void 0 ? {} : { busId },
				...numbered(dumped.get(index) ?? {}),
				processes: "unknown"
			})),
			versions: presentFacts({ driver: detail?.driver_version })
		};
	}
};
/** Columns are told by their headings: which ones there are depends on the device. */
function dumpedByDevice(text) {
	const [heading = [], ...rows] = text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim()));
	const column = (pattern) => heading.findIndex((name) => pattern.test(name));
	const id = column(/^DeviceId$/);
	if (id < 0) return new Map();
	const columns = {
		utilisation: column(/^GPU Utilization/),
		powerW: column(/^GPU Power/),
		clockMhz: column(/^GPU Frequency/),
		temperatureC: column(/^GPU Core Temperature/),
		usedMib: column(/^GPU Memory Used/)
	};
	return new Map(rows.filter((row) => /^\d+$/.test(row[id] ?? "")).map((row) => [Number(row[id]), Object.fromEntries(Object.entries(columns).map(([name, index]) => [name, row[index]]))]));
}
// src/devices/metax.ts
/** `mx-smi`, by its table: two rows a device. Another product ships a tool of that name, so MACA must be in the output. */
const metax = {
	commands: { info: ["mx-smi"] },
	files: () => ({}),
	visibleDevices: ["CUDA_VISIBLE_DEVICES", "MACA_VISIBLE_DEVICES"],
	parse({ info = "" }) {
		if (!/MACA Version/.test(info)) return void 0;
		const users = processesByDevice(info);
		const devices = [...info.matchAll(DEVICE_ROWS)].map(([, index, name = "", busId = "", utilisation, temperatureC, powerW, powerCapW, used, total]) => ({
			index: Number(index),
			name: name.trim(),
			totalMib: Number(total),
			usedMib: Number(used),
			busId,
			...numbered({
				utilisation,
				temperatureC,
				powerW,
				powerCapW
			}),
			processes: users?.get(Number(index)) ?? (users === void 0 ? "unknown" : [])
		}));
		if (devices.length === 0) return void 0;
		return {
			devices,
			versions: presentFacts({
				driver: /Kernel Mode Driver Version:\s*(\S+)/.exec(info)?.[1],
				firmware: /BIOS Version:\s*(\S+)/.exec(info)?.[1],
				maca: majorMinor(/MACA Version:\s*(\d\S*)/.exec(info)?.[1])
			})
		};
	}
};
/** `| 0  MXC500  | 0000:05:00.0 | 0% |`, then `| 51C  71W | 60982/65536 MiB | |`; newer ones say `Off` behind the name. */
const DEVICE_ROWS = /^\|\s*(\d+)\s+(\S[^|]*?)(?:\s+(?:On|Off))?\s*\|\s*([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f])\s*\|\s*(\d+)%[^\n]*\n\|\s*(\d+)C\s+(\d+)W(?: \/ (\d+)W)?[^|]*\|\s*(\d+)\/(\d+) MiB/gim;
function processesByDevice(info) {
	const table = info.split(/^\|\s*Process:/m)[1];
	if (table === void 0) return void 0;
	const byDevice = new Map();
	for (const [, index, pid, name = "", used] of table.matchAll(/^\|\s+(\d+)\s+(\d+)\s+(\S+)\s+(\d+)\s*\|/gm)) {
		const process = {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		};
		byDevice.set(Number(index), [...byDevice.get(Number(index)) ?? [], process]);
	}
	return byDevice;
}
// src/devices/mthreads.ts
/** All values are texts with their units; a key of the power ends with a blank. */
const gpu = looseObject({
	Index: string(),
	"Product Name": string(),
	"GPU UUID": string().optional(),
	PCI: record(string(), unknown()).optional(),
	"FB Memory Usage": record(string(), string()).optional(),
	Utilization: record(string(), string()).optional(),
	Temperature: record(string(), string()).optional(),
	"Power Readings": record(string(), string()).optional(),
	Clocks: record(string(), string()).optional()
});
const output = object({
	"Driver Version": string().optional(),
	GPU: array(gpu).min(1)
});
/** `mthreads-gmi`, by its JSON. It does not tell which process uses which GPU. */
const mthreads = {
	commands: { info: [
		"mthreads-gmi",
		"-q",
		"--json"
	] },
	files: () => ({}),
	visibleDevices: ["MUSA_VISIBLE_DEVICES", "MTHREADS_VISIBLE_DEVICES"],
	parse({ info = "" }) {
		const parsed = output.safeParse(jsonFrom(info));
		if (!parsed.success) return void 0;
		return {
			devices: parsed.data.GPU.map((each) => {
				const power = each["Power Readings"];
				const busId = Object.entries(each.PCI ?? {}).find(([key]) => /Bus ID$/.test(key))?.[1];
				return {
					index: Number(each.Index),
					name: each["Product Name"],
					...each["GPU UUID"] === void 0 ? {} : { uuid: each["GPU UUID"] },
					...typeof busId === "string" ? { busId } : {},
					...numbered({
						totalMib: each["FB Memory Usage"]?.["Total"],
						usedMib: each["FB Memory Usage"]?.["Used"],
						utilisation: each.Utilization?.["Gpu"],
						temperatureC: each.Temperature?.["GPU Current Temp"],
						powerW: power?.["Power Draw "] ?? power?.["Power Draw"],
						powerCapW: power?.["Current Power Limit"],
						clockMhz: each.Clocks?.["Graphics"]
					}),
					processes: "unknown"
				};
			}),
			versions: presentFacts({ driver: parsed.data["Driver Version"] })
		};
	}
};
// src/devices/nvidia.ts
const GPU_COLUMNS = "index,uuid,memory.total,memory.used,driver_version,name";
const READING_COLUMNS = "index,pci.bus_id,clocks.sm,temperature.gpu,power.draw,power.limit,utilization.gpu,clocks_throttle_reasons.active";
const PROCESS_COLUMNS = "gpu_uuid,pid,used_memory,process_name";
const FORMAT = "--format=csv,noheader,nounits";
/** `nvidia-smi`, by its CSV queries: the table's widths change between drivers. Memory in MiB. */
const nvidia = {
	commands: {
		gpus: [
			"nvidia-smi",
			`--query-gpu=${GPU_COLUMNS}`,
			FORMAT
		],
		readings: [
			"nvidia-smi",
			`--query-gpu=${READING_COLUMNS}`,
			FORMAT
		],
		processes: [
			"nvidia-smi",
			`--query-compute-apps=${PROCESS_COLUMNS}`,
			FORMAT
		],
		header: ["nvidia-smi"]
	},
	files: () => ({}),
	visibleDevices: ["CUDA_VISIBLE_DEVICES"],
	parse({ gpus = "", readings = "", processes, header = "" }) {
		const rows = columnsOf(gpus, 6).filter(([index = ""]) => /^\d+$/.test(index));
		if (rows.length === 0) return void 0;
		const users = processes === void 0 ? void 0 : processesByGpu(processes);
		const read = readingsByIndex(readings);
		const devices = rows.map(([index = "", uuid = "", total, used, , name = ""]) => ({
			index: Number(index),
			uuid,
			name,
			...megabytes("totalMib", total),
			...megabytes("usedMib", used),
			...read.get(index),
			processes: users?.get(uuid) ?? (users === void 0 ? "unknown" : [])
		}));
		const cuda = /CUDA (?:UMD )?Version\s*:\s*([\d.]+)/.exec(header)?.[1];
		return {
			devices,
			versions: presentFacts({
				driver: rows[0]?.[4],
				cuda: majorMinor(cuda)
			})
		};
	}
};
function readingsByIndex(text) {
	return new Map(columnsOf(text, 8).map(([index = "", busId = "", clock, temperature, power, cap, utilisation, throttle = ""]) => [index, {
		...busId.startsWith("[") ? {} : { busId },
		...numbered({
			clockMhz: clock,
			temperatureC: temperature,
			powerW: power,
			powerCapW: cap,
			utilisation
		}),
		.../^0x[0-9a-f]+$/i.test(throttle) ? { throttled: throttleReasons(Number(throttle)) } : {}
	}]));
}
/** Bits of `nvmlClocksThrottleReasons`; idling and a clock that the user has set are no reasons. */
const THROTTLE_BITS = {
	4: "power cap",
	8: "hardware slowdown",
	32: "software thermal slowdown",
	64: "hardware thermal slowdown",
	128: "power brake"
};
function throttleReasons(mask) {
	return Object.entries(THROTTLE_BITS).filter(([bit]) => Math.floor(mask / Number(bit)) % 2 === 1).map(([, reason]) => reason);
}
function processesByGpu(text) {
	const byGpu = new Map();
	for (const [uuid = "", pid = "", used, name = ""] of columnsOf(text, 4)) {
		const process = {
			.../^\d+$/.test(pid) ? { pid: Number(pid) } : {},
			...name.startsWith("[") ? {} : { name },
			...megabytes("usedMib", used)
		};
		byGpu.set(uuid, [...byGpu.get(uuid) ?? [], process]);
	}
	return byGpu;
}
/** The columns of each line that has that many; commas beyond them belong to the last. */
function columnsOf(text, count) {
	return text.split(/\r?\n/).map((line) => line.split(", ")).filter((cells) => cells.length >= count).map((cells) => [...cells.slice(0, count - 1), cells.slice(count - 1).join(", ")].map((cell) => cell.trim()));
}
function megabytes(key, text) {
	return text !== void 0 && /^\d+(\.\d+)?$/.test(text) ? { [key]: Number(text) } : {};
}
// src/devices/families.ts
/** Every device family that we can ask. */
const DEVICE_FAMILIES = {
	nvidia,
	ascend,
	metax,
	amd,
	gaudi,
	intel,
	cambricon,
	mthreads,
	iluvatar
};
// src/devices/read-text.ts
/** The file's text; `undefined` when it cannot be read. */
async function readText(path) {
	return readFile(path, "utf8").catch(() => void 0);
}
// src/devices/visible-devices.ts
/**
* The devices that a process with this environment sees. A list holds indices or beginnings of uuids and ends, as CUDA
* has it, at the first entry that names no device: `-1`, `NoDevFiles` and an empty text mean none at all.
*/
function visibleDevices(devices, variables, env) {
	const value = variables.map((name) => env[name]).find((text) => text !== void 0);
	if (value === void 0 || value.trim() === "all") return devices;
	if (value.includes("MIG-")) return devices;
	const seen = [];
	for (const entry of value.split(",").map((text) => text.trim())) {
		const device = devices.find((candidate) => isNamed(candidate, entry));
		if (device === void 0) break;
		seen.push(device);
	}
	return seen;
}
function isNamed({ index, uuid }, entry) {
	if (/^\d+$/.test(entry)) return Number(entry) === index;
	return entry !== "" && uuid !== void 0 && uuid.startsWith(entry);
}
// src/devices/families-present.ts
const ALL = Object.keys(DEVICE_FAMILIES);
/** Asks the families at once; those whose tool is not there, fails or says something else are absent. Never throws. */
async function familiesPresent(site, asked = ALL) {
	const families = asked.map((family) => [family, DEVICE_FAMILIES[family]]);
	return (await Promise.all(families.map(async ([family, probe]) => {
		const reading = probe.parse(await outputsOf(probe, site));
		if (reading === void 0) return [];
		const devices = visibleDevices(reading.devices, probe.visibleDevices, site.env);
		return devices.length === 0 ? [] : [{
			family,
			...reading,
			devices
		}];
	}))).flat();
}
async function outputsOf(probe, site) {
	const commands = Object.entries(probe.commands).map(async ([name, argv]) => [name, await commandOutput(argv, site)]);
	const files = Object.entries(probe.files(site.env)).map(async ([name, path]) => [name, await readText(path)]);
	return Object.fromEntries(await Promise.all([...commands, ...files]));
}
export { commitOf as a, treeOf as c, presentFacts as i, readText as n, ensureCommit as o, majorMinor as r, mergeBase as s, familiesPresent as t };
