import { g as string, m as record } from "./schemas.js";
import { t as commandOutput } from "./command-output.js";
import { readFile } from "node:fs/promises";
// src/devices/device.ts
/** The first two numbers of a version: patch releases may differ within an environment class. */
function majorMinor(version) {
	return version === void 0 ? void 0 : /^\D*(\d+\.(?:RC)?\d+)/i.exec(version)?.[1];
}
/** Facts without the absent ones. */
function presentFacts(facts) {
	return Object.fromEntries(Object.entries(facts).filter((entry) => entry[1] !== void 0));
}
// src/devices/amd.ts
const COMMAND = "rocm-smi --showproductname --showmeminfo vram --showdriverversion --json";
const BYTES_PER_MIB = 2 ** 20;
/** All values are texts; memory is in bytes. The series' key is written both ways. */
const output = record(string(), record(string(), string()));
/** `rocm-smi`, by its JSON. It does not tell which process uses which card. */
const amd = {
	commands: { info: COMMAND.split(" ") },
	files: () => ({ rocm: "/opt/rocm/.info/version" }),
	visibleDevices: [
		"HIP_VISIBLE_DEVICES",
		"ROCR_VISIBLE_DEVICES",
		"CUDA_VISIBLE_DEVICES"
	],
	parse({ info = "", rocm }) {
		const parsed = output.safeParse(jsonOf(info));
		if (!parsed.success) return void 0;
		const devices = Object.entries(parsed.data).flatMap(([key, card]) => {
			const index = /^card(\d+)$/.exec(key)?.[1];
			const name = card["Card Series"] ?? card["Card series"];
			if (index === void 0 || name === void 0) return [];
			return [{
				index: Number(index),
				name,
				...memoryOf$1(card),
				processes: "unknown"
			}];
		});
		if (devices.length === 0) return void 0;
		return {
			devices,
			versions: presentFacts({
				driver: parsed.data["system"]?.["Driver version"],
				rocm: majorMinor(rocm?.trim())
			})
		};
	}
};
function memoryOf$1(card) {
	const total = Number(card["VRAM Total Memory (B)"]);
	const used = Number(card["VRAM Total Used Memory (B)"]);
	if (Number.isNaN(total) || Number.isNaN(used)) return {};
	return {
		totalMib: Math.round(total / BYTES_PER_MIB),
		usedMib: Math.round(used / BYTES_PER_MIB)
	};
}
/** Warnings may stand before the JSON. */
function jsonOf(text) {
	try {
		return JSON.parse(text.slice(text.indexOf("{")));
	} catch {
		return;
	}
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
	for (const [first = "", second = "", third = ""] of tableRows(info)) {
		const chip = CHIP_ROW.exec(first);
		if (npu !== null && chip !== null && BUS_ID.test(second)) chips.push({
			key: `${npu[1]}/${chip[1]}`,
			name: npu[2] ?? "",
			...chip[2] === void 0 ? {} : { physical: Number(chip[2]) },
			memory: memoryOf(third)
		});
		npu = NPU_ROW.exec(first);
	}
	return chips;
}
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
// src/devices/gaudi.ts
/** `hl-smi`, by its CSV query; values keep their units. It does not tell which processes use a device. */
const gaudi = {
	commands: { info: [
		"hl-smi",
		"-Q",
		"module_id,uuid,name,driver_version,memory.total,memory.used",
		"-f",
		"csv,noheader"
	] },
	files: () => ({}),
	visibleDevices: ["HABANA_VISIBLE_MODULES"],
	parse({ info = "" }) {
		const rows = [...info.matchAll(/^\s*(\d+), ([^,]+), ([^,]+), ([^,]+), (\d+) MiB, (\d+) MiB\s*$/gm)];
		const devices = rows.map(([, index, uuid = "", name = "", , total, used]) => ({
			index: Number(index),
			uuid,
			name,
			totalMib: Number(total),
			usedMib: Number(used),
			processes: "unknown"
		}));
		return rows.length === 0 ? void 0 : {
			devices,
			versions: presentFacts({ driver: rows[0]?.[4] })
		};
	}
};
// src/devices/metax.ts
/** `mx-smi`, by its table: two rows a device. Another product ships a tool of that name, so MACA must be in the output. */
const metax = {
	commands: { info: ["mx-smi"] },
	files: () => ({}),
	visibleDevices: ["CUDA_VISIBLE_DEVICES", "MACA_VISIBLE_DEVICES"],
	parse({ info = "" }) {
		if (!/MACA Version/.test(info)) return void 0;
		const users = processesByDevice(info);
		const devices = [...info.matchAll(DEVICE_ROWS)].map(([, index, name = "", used, total]) => ({
			index: Number(index),
			name: name.trim(),
			totalMib: Number(total),
			usedMib: Number(used),
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
const DEVICE_ROWS = /^\|\s*(\d+)\s+(\S[^|]*?)(?:\s+(?:On|Off))?\s*\|\s*[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f]\s*\|[^\n]*\n\|[^|]*\|\s*(\d+)\/(\d+) MiB/gim;
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
// src/devices/nvidia.ts
const GPU_COLUMNS = "index,uuid,memory.total,memory.used,driver_version,name";
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
		processes: [
			"nvidia-smi",
			`--query-compute-apps=${PROCESS_COLUMNS}`,
			FORMAT
		],
		header: ["nvidia-smi"]
	},
	files: () => ({}),
	visibleDevices: ["CUDA_VISIBLE_DEVICES"],
	parse({ gpus = "", processes, header = "" }) {
		const rows = columnsOf(gpus, 6).filter(([index = ""]) => /^\d+$/.test(index));
		if (rows.length === 0) return void 0;
		const users = processes === void 0 ? void 0 : processesByGpu(processes);
		const devices = rows.map(([index, uuid = "", total, used, , name = ""]) => ({
			index: Number(index),
			uuid,
			name,
			...megabytes("totalMib", total),
			...megabytes("usedMib", used),
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
	gaudi
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
/** Asks every family at once; those whose tool is not there, fails or says something else are absent. Never throws. */
async function familiesPresent(site) {
	const families = Object.entries(DEVICE_FAMILIES);
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
export { presentFacts as i, readText as n, majorMinor as r, familiesPresent as t };
