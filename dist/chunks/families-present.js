import { _ as string, b as unknown, d as looseObject, f as number, h as record, p as object, r as array, y as union } from "./schemas.js";
import { a as gitLine, i as git, n as commandResult, r as firstLine } from "./command-output.js";
import { stripVTControlCharacters } from "node:util";
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
/** The JSON in an output that warnings may stand around; `undefined` when there is none. */
function jsonFrom(text) {
	const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]")) + 1;
	for (const { index } of text.matchAll(/^\s*[{[]/gm)) try {
		return JSON.parse(text.slice(index, end));
	} catch {}
}
// src/devices/amd-smi.ts
/** `{"value": 55, "unit": "W"}`, or the text `N/A`. */
const measured = union([object({
	value: union([number(), string()]),
	unit: string().optional()
}), unknown()]);
const part$1 = record(string(), measured.optional()).optional().catch(void 0);
const clock = looseObject({ gfx_0: part$1 }).optional().catch(void 0);
const metric = looseObject({
	gpu: number(),
	mem_usage: part$1,
	usage: part$1,
	temperature: part$1,
	power: part$1,
	clock
});
/** From 7.2 on by power envelope. */
const limit = looseObject({
	socket_power: measured.optional(),
	ppt0: part$1
}).optional().catch(void 0);
const fixed = looseObject({
	gpu: number(),
	asic: looseObject({
		market_name: string(),
		asic_serial: string().optional()
	}).optional().catch(void 0),
	bus: looseObject({ bdf: string() }).optional().catch(void 0),
	driver: looseObject({ version: string() }).optional().catch(void 0),
	limit
});
/** Older versions print the list alone, newer ones put it under `gpu_data`. */
const listed = (item) => union([array(item), object({ gpu_data: array(item) }).transform(({ gpu_data }) => gpu_data)]);
/** What `amd-smi static --json` and `amd-smi metric --json` tell; memory in MB as printed, which are MiB. */
function amdSmiDevices(staticJson, metricJson) {
	const known = listed(fixed).safeParse(staticJson).data ?? [];
	const now = new Map((listed(metric).safeParse(metricJson).data ?? []).map((each) => [each.gpu, each]));
	const devices = known.map(({ gpu, asic, bus, limit: caps }) => {
		const { mem_usage: memory, usage, temperature, power, clock: clocks } = now.get(gpu) ?? {};
		const throttled = throttledBy(power?.["throttle_status"]);
		return {
			index: gpu,
			name: asic?.market_name ?? "AMD GPU",
			...uuidOf(asic?.asic_serial),
			...bus === void 0 ? {} : { busId: bus.bdf },
			...mib("totalMib", memory?.["total_vram"]),
			...mib("usedMib", memory?.["used_vram"]),
			...numbered({
				utilisation: textOf$2(usage?.["gfx_activity"]),
				temperatureC: textOf$2(temperature?.["hotspot"]) ?? textOf$2(temperature?.["edge"]),
				powerW: textOf$2(power?.["socket_power"]),
				powerCapW: capOf(caps?.ppt0?.["socket_power_limit"] ?? caps?.socket_power),
				clockMhz: textOf$2(clocks?.gfx_0?.["clk"])
			}),
			...throttled === void 0 ? {} : { throttled },
			processes: "unknown"
		};
	});
	const driver = known.find((each) => each.driver !== void 0)?.driver?.version;
	return {
		devices,
		...driver === void 0 ? {} : { driver: shortVersion(driver) }
	};
}
/** Without AMD's own driver it tells the whole banner of the kernel, `Linuxversion6.14.0-24-generic(buildd@…)…`. */
const shortVersion = (driver) => driver.replace(/^Linux ?version ?([^\s(]+).*$/, "$1");
/** A cap of 0 W is none. */
const capOf = (value) => textOf$2(value) === "0" ? void 0 : textOf$2(value);
/** As `ROCR_VISIBLE_DEVICES` calls it: the serial number of the chip. */
function uuidOf(serial) {
	const digits = /^0x([0-9a-f]+)$/i.exec(serial ?? "")?.[1];
	return digits === void 0 ? {} : { uuid: `GPU-${digits.toLowerCase().padStart(16, "0")}` };
}
/** It does not tell heat from the power cap. */
function throttledBy(status) {
	if (status === "THROTTLED") return ["limit of power or heat"];
	return status === "UNTHROTTLED" ? [] : void 0;
}
function mib(key, value) {
	const text = textOf$2(value);
	if (text === void 0 || !/^\d+(\.\d+)?$/.test(text)) return {};
	const unit = value !== null && typeof value === "object" && "unit" in value ? String(value.unit) : "MB";
	return { [key]: unit.startsWith("G") ? Math.round(Number(text) * 1024) : Number(text) };
}
function textOf$2(value) {
	if (typeof value === "number") return String(value);
	return value !== null && typeof value === "object" && "value" in value ? String(value.value) : void 0;
}
// src/devices/amd.ts
const ASKED = "--showproductname --showuniqueid --showmeminfo vram --showdriverversion --showuse --showtemp --showpower --showmaxpower --showclocks --showbus";
const BYTES_PER_MIB$1 = 2 ** 20;
/** Values are texts; memory is in bytes. */
const output$1 = record(string(), record(string(), unknown()).catch({}));
/**
* `rocm-smi`, or `amd-smi` where that is gone, by their JSON. Which process uses which card is not asked: `amd-smi process` named a
* process under every card until 2026. https://github.com/ROCm/rocm-systems/pull/8396
*/
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
			"--limit",
			"--json"
		],
		metric: [
			"amd-smi",
			"metric",
			"--mem-usage",
			"--usage",
			"--temperature",
			"--power",
			"--clock",
			"--json"
		]
	},
	files: () => ({ rocm: "/opt/rocm/.info/version" }),
	beneath: "ROCR_VISIBLE_DEVICES",
	visibleDevices: ["HIP_VISIBLE_DEVICES", "CUDA_VISIBLE_DEVICES"],
	constant: () => ["static"],
	topology: {
		commands: {
			nodes: ["rocm-smi", "--showtoponuma"],
			static: [
				"amd-smi",
				"static",
				"--numa",
				"--json"
			]
		},
		parse: affinities
	},
	parse({ info = "", static: fixed = "", metric = "", rocm }) {
		const runtime = { rocm: majorMinor(rocm?.trim()) };
		const parsed = output$1.safeParse(jsonFrom(info));
		const devices = parsed.success ? rocmSmiDevices(parsed.data) : [];
		if (devices.length > 0) return {
			devices,
			versions: presentFacts({
				driver: textOf$1(parsed.data?.["system"]?.["Driver version"]),
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
/** Which of these keys there are, and how they are spelled, changes with ROCm's versions. */
const NAMES = [
	"Card Series",
	"Card series",
	"Device Name",
	"Card Model",
	"Card model",
	"GFX Version"
];
function rocmSmiDevices(cards) {
	return Object.entries(cards).flatMap(([key, card]) => {
		const index = /^card(\d+)$/.exec(key)?.[1];
		const told = (...keys) => keys.map((each) => textOf$1(card[each])).find((text) => text !== void 0);
		const name = told(...NAMES);
		if (index === void 0 || name === void 0) return [];
		const busId = told("PCI Bus");
		return [{
			index: Number(index),
			name,
			...uuidOf(told("Unique ID")),
			...memoryOf$1(told("VRAM Total Memory (B)"), told("VRAM Total Used Memory (B)")),
			...busId === void 0 ? {} : { busId },
			...numbered({
				clockMhz: told("sclk clock speed:")?.replace(/^\(/, ""),
				utilisation: told("GPU use (%)"),
				temperatureC: told("Temperature (Sensor junction) (C)", "Temperature (Sensor edge) (C)"),
				powerW: told("Current Socket Graphics Package Power (W)", "Average Graphics Package Power (W)"),
				powerCapW: told("Max Graphics Package Power (W)")
			}),
			processes: "unknown"
		}];
	});
}
function memoryOf$1(total, used) {
	if (!/^\d+$/.test(total ?? "") || !/^\d+$/.test(used ?? "")) return {};
	return {
		totalMib: Math.round(Number(total) / BYTES_PER_MIB$1),
		usedMib: Math.round(Number(used) / BYTES_PER_MIB$1)
	};
}
const numa = array(looseObject({
	gpu: number(),
	numa: looseObject({ node: unknown() })
}));
const wrapped = union([numa, object({ gpu_data: numa }).transform(({ gpu_data }) => gpu_data)]);
/** `GPU[0]  : (Topology) Numa Node: 1`, or the same as JSON. */
function affinities({ nodes = "", static: fixed = "" }) {
	const lines = [...nodes.matchAll(/^GPU\[(\d+)\]\s*:\s*\(Topology\) Numa Node:\s*(\d+)/gm)];
	if (lines.length > 0) return new Map(lines.map(([, gpu, node = ""]) => [Number(gpu), { nodes: node }]));
	const told = wrapped.safeParse(jsonFrom(fixed)).data ?? [];
	return new Map(told.map(({ gpu, numa: { node } }) => [gpu, /^\d+$/.test(String(node)) ? { nodes: String(node) } : {}]));
}
/** A value that is told. */
function textOf$1(value) {
	return typeof value === "string" && value !== "N/A" ? value : void 0;
}
// src/devices/affinity.ts
const COLUMN = /(?:CPU|NUMA|Node) Affinity|GPU NUMA ID/g;
const LIST = /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/;
/** `GPU0`, `NPU0`, `GPU 0/0` (card and tile), and the bare number of `hl-smi`. */
const ROW = /^(?:(?:GPU|NPU)\s?)?(\d+)(?:\/\d+)?\s+(\S.*)$/;
/**
* The matrix of links that most of these tools draw, by device: its last columns tell cores and nodes. `GPU NUMA ID` is not among
* them: it is the node that a Grace machine makes of the GPU's own memory, and has no cores.
*/
function affinityTable(text) {
	const found = new Map();
	let heading;
	for (const line of stripVTControlCharacters(text).split(/\r?\n/)) {
		const columns = [...line.matchAll(COLUMN)];
		const [first] = columns;
		if (first !== void 0) {
			heading = {
				links: line.slice(0, first.index).replace(/\b([A-Z]+) (\d+\/\d+)/g, "$1$2").split(/\s+/).filter((name) => name !== "" && name !== "modID").length,
				columns: columns.map(([name]) => name)
			};
			continue;
		}
		const row = ROW.exec(line.trim());
		if (heading === void 0 || row === null) continue;
		const cells = (row[2] ?? "").replace(/,\s+/g, ",").split(/\s+/).slice(heading.links);
		const cell = (pattern) => {
			const value = cells[heading?.columns.findIndex((name) => pattern.test(name)) ?? -1];
			return value !== void 0 && LIST.test(value) ? value : void 0;
		};
		const nodes = cell(/^(?:NUMA|Node) Affinity$/);
		const cpus = cell(/^CPU Affinity$/);
		if (!found.has(Number(row[1]))) found.set(Number(row[1]), {
			...nodes === void 0 ? {} : { nodes },
			...cpus === void 0 ? {} : { cpus }
		});
	}
	return found;
}
// src/devices/table-rows.ts
/** The rows of a table whose lines begin with a bar, as trimmed cells. */
function tableRows(text) {
	return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line.startsWith("|")).map((line) => line.slice(1).replace(/\|$/, "").split("|").map((cell) => cell.trim()));
}
/** Two rows at a time: one that begins a device, and the one below it. */
function rowPairs(text, begins) {
	const rows = tableRows(text);
	return rows.flatMap((row, index) => {
		const below = rows[index + 1];
		return below !== void 0 && begins(row) ? [[row, below]] : [];
	});
}
// src/devices/ascend.ts
const DRIVER_FOLDER = "/usr/local/Ascend";
const TOOLKIT_FOLDER = `${DRIVER_FOLDER}/ascend-toolkit/latest`;
/** From CANN 8.5 on. */
const NEWER_TOOLKIT_FOLDER = `${DRIVER_FOLDER}/cann`;
/** How the toolkit names the machine that Node names differently. */
const TOOLKIT_ARCH = {
	arm64: "aarch64-linux",
	x64: "x86_64-linux"
};
const toolkitInfo = (folder) => `${folder}/${TOOLKIT_ARCH[process.arch]}/ascend_toolkit_install.info`;
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
		cann: toolkitInfo(env["ASCEND_TOOLKIT_HOME"] ?? env["ASCEND_HOME_PATH"] ?? TOOLKIT_FOLDER),
		newerCann: toolkitInfo(NEWER_TOOLKIT_FOLDER)
	}),
	visibleDevices: ["ASCEND_RT_VISIBLE_DEVICES", "NPU_VISIBLE_DEVICES"],
	constant: () => ["mapping"],
	topology: {
		commands: { matrix: [
			"npu-smi",
			"info",
			"-t",
			"topo"
		] },
		parse: ({ matrix = "" }) => affinityTable(matrix)
	},
	parse({ info = "", mapping, driver, firmware, cann, newerCann }) {
		const chips = chipsOf(info);
		if (chips.length === 0) return void 0;
		const logical = logicalIds(mapping ?? "");
		const users = processesByChip(info);
		return {
			devices: chips.map((chip, position) => ({
				index: logical.get(chip.key) ?? chip.physical ?? position,
				name: chip.name,
				...chip.memory,
				...BUS_ID$3.test(chip.busId) ? { busId: chip.busId } : {},
				...numbered(chip.readings),
				.../^OK$/i.test(chip.health) ? {} : { trouble: `health ${chip.health}` },
				processes: users?.get(chip.key) ?? (users === void 0 ? "unknown" : [])
			})),
			versions: presentFacts({
				driver: versionLine(driver) ?? /\bVersion:\s*(\S+)/.exec(info)?.[1],
				firmware: versionLine(firmware),
				cann: majorMinor(versionLine(cann) ?? versionLine(newerCann))
			})
		};
	}
};
/** The name of an Ascend 310 is a number too. */
const NPU_ROW = /^(\d+)\s+(\S+)$/;
const CHIP_ROW = /^(\d+)(?:\s+(\d+))?$/;
const HEALTH = /^[A-Za-z][A-Za-z ]*$/;
const BUS_ID$3 = /^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\.[0-9A-Fa-f]$/;
/** What stands for the address of a chip that does not answer. */
const NO_BUS_ID = /^(?:NA|N\/A|-*)$/i;
/** Each chip is two rows: `NPU Name | Health | …`, then `Chip [Phy-ID] | Bus-Id | AICore Memory HBM`. */
function chipsOf(info) {
	const chips = [];
	let board;
	for (const [first = "", second = "", third = ""] of tableRows(info)) {
		const chip = CHIP_ROW.exec(first);
		const cells = third.split(/\s+/);
		if (board !== void 0 && chip !== null && (BUS_ID$3.test(second) || NO_BUS_ID.test(second))) {
			chips.push({
				key: `${board.npu}/${chip[1]}`,
				name: board.name,
				health: board.health,
				...chip[2] === void 0 ? {} : { physical: Number(chip[2]) },
				memory: memoryOf(third),
				busId: second,
				readings: {
					...named("powerW", board.cells[0]),
					...named("temperatureC", board.cells[1]),
					...named("utilisation", cells[0])
				}
			});
			board = void 0;
			continue;
		}
		const [, npu, name] = NPU_ROW.exec(first) ?? [];
		board = npu === void 0 || name === void 0 || !HEALTH.test(second) ? void 0 : {
			npu,
			name,
			health: second,
			cells
		};
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
			...numbered({ usedMib: used })
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
const versionLine = (text) => /^version=(\S+)/im.exec(text ?? "")?.[1];
// src/devices/cambricon.ts
/** `cnmon`, by its table: two rows a card. */
const cambricon = {
	commands: { info: ["cnmon"] },
	files: () => ({ neuware: "/usr/local/neuware/version.txt" }),
	visibleDevices: ["MLU_VISIBLE_DEVICES"],
	parse({ info = "", neuware }) {
		const cards = rowPairs(info, ([first = ""]) => CARD.test(first)).flatMap(([upper, lower]) => {
			const [, index, name = "", firmware = ""] = CARD.exec(upper[0] ?? "") ?? [];
			return index === void 0 ? [] : [{
				index: Number(index),
				name,
				firmware,
				upper,
				lower
			}];
		});
		if (!/CNMON v/.test(info) || cards.length === 0) return void 0;
		const users = processesByCard(info);
		return {
			devices: cards.map(({ index, name, upper: [, bus = "", load], lower: [state = "", memory = ""] }) => {
				const [, usedMib, totalMib] = /(\d+) MiB\s*\/\s*(\d+) MiB/.exec(memory) ?? [];
				const [, powerW, powerCapW] = /(\d+) W\s*\/\s*(\d+) W/.exec(state) ?? [];
				const temperatureC = /(\d+)C\b/.exec(state)?.[1];
				return {
					index,
					name,
					...numbered({
						totalMib,
						usedMib
					}),
					.../^[0-9A-F]+:[0-9A-F:.]+$/i.test(bus) ? { busId: bus } : {},
					...numbered({
						utilisation: load,
						temperatureC,
						powerW,
						powerCapW
					}),
					processes: users?.get(index) ?? (users === void 0 ? "unknown" : [])
				};
			}),
			versions: presentFacts({
				driver: /Driver v(\S+)/.exec(info)?.[1] ?? /\bv(\d\S*)$/.exec(cards[0]?.upper[1] ?? "")?.[1],
				firmware: /^v(\S+)/.exec(cards[0]?.firmware ?? "")?.[1],
				neuware: /(\d+\.\d+)/.exec(neuware ?? "")?.[1]
			})
		};
	}
};
/** `| 0  /  MLU370-X8  v1.1.6 | 0000:39:00.0 | 0%  N/A |`, then `| 0%  32C  106 W/ 250 W | 0 MiB/ 23374 MiB | … |`. */
const CARD = /^(\d+)\s+\S*\/\s+(\S.*?)\s+(v\S+|N\/A)$/;
function processesByCard(info) {
	const table = info.split(/^\s*\|\s*Processes:/m)[1];
	if (table === void 0) return void 0;
	const byCard = new Map();
	for (const [, card, pid, name = "", used] of table.matchAll(/^\s*\|\s+(\d+)\s+\S+\s+(\d+)\s+(.*?)\s+(\d+) MiB\s*\|/gm)) {
		const process = {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		};
		byCard.set(Number(card), [...byCard.get(Number(card)) ?? [], process]);
	}
	return byCard;
}
// src/devices/smi-table.ts
const BUS_ID$2 = /\b[0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.[0-9A-F]\b/i;
/** `0  NVIDIA A100-SXM4-80GB  On`; a long name ends with dots. */
const NAME = /^(\d+)\s+(\S.*?)(?:\s+(?:On|Off|N\/A))?$/;
/**
* `|    0   N/A  N/A      2921      C   VLLM::Worker_TP0      22934MiB |`, before driver 450 without the instances; `hl-smi` forgets the
* last bar, and once broke the line before the memory.
*/
const PROCESS$1 = /^\s*\|\s+(\d+)\s+(?:(?:N\/A|\d+)\s+(?:N\/A|\d+)\s+)?(\d+)\s+[A-Z+]+\s+(\S.*?)\s+(\d+)MiB\s*(?:\||$)/gim;
/**
* The table that `nvidia-smi` prints by itself, and that `hl-smi` and `xpu-smi` from 2.0 on draw after it: for tools that do not
* answer the queries. A device's first row has its address, and those below it all the rest.
*/
function smiTable(text) {
	const [table = ""] = text.split(/^\s*\|\s*(?:MIG devices|Processes|Compute Processes):/m);
	const rows = tableRows(table);
	const users = processesByIndex(text);
	return rows.flatMap((row, at) => {
		const [, index, name] = NAME.exec(row[0] ?? "") ?? [];
		const busId = BUS_ID$2.exec(row[1] ?? "")?.[0];
		if (index === void 0 || name === void 0 || busId === void 0) return [];
		const next = rows.findIndex((other, place) => place > at && BUS_ID$2.test(other[1] ?? ""));
		return [{
			index: Number(index),
			name,
			busId,
			...readings(rows.slice(at + 1, next < 0 ? rows.length : next)),
			processes: users?.get(Number(index)) ?? (users === void 0 ? "unknown" : [])
		}];
	});
}
function readings(rows) {
	const text = rows.map((cells) => cells.join(" | ")).join(" | ");
	const [, usedMib, totalMib] = /(\d+)\s?MiB\s*\/\s*(\d+)\s?MiB/i.exec(text) ?? [];
	const [, powerW, powerCapW] = /\b(\d+)W(?:\s*\/\s*(\d+)W)?/.exec(text) ?? [];
	return {
		...numbered({
			totalMib,
			usedMib
		}),
		...numbered({
			temperatureC: /\b(\d+)C\b/.exec(text)?.[1],
			powerW,
			powerCapW
		}),
		...numbered({ utilisation: /\|\s*(\d+)%/.exec(text)?.[1] }),
		...text.includes("ERR!") ? { trouble: "ERR!" } : {}
	};
}
function processesByIndex(text) {
	const table = text.split(/^\s*\|\s*(?:Compute )?Processes:/m)[1];
	if (table === void 0) return void 0;
	const byIndex = new Map();
	for (const [, index, pid, name = "", used] of table.matchAll(PROCESS$1)) {
		const process = {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		};
		byIndex.set(Number(index), [...byIndex.get(Number(index)) ?? [], process]);
	}
	return byIndex;
}
// src/devices/gaudi.ts
const FORMAT$1 = ["-f", "csv,noheader"];
/** `hl-smi`, by its CSV queries and its table, which alone tells processes and power caps; values keep their units. */
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
			"module_id,bus_id,power.draw,temperature.aip,utilization.aip",
			...FORMAT$1
		],
		clocks: [
			"hl-smi",
			"-Q",
			"module_id,bus_id,clocks.current.soc",
			...FORMAT$1
		],
		table: ["hl-smi"]
	},
	files: () => ({}),
	visibleDevices: ["HABANA_VISIBLE_MODULES"],
	topology: {
		commands: { matrix: [
			"hl-smi",
			"topo",
			"-c",
			"-N"
		] },
		parse: ({ matrix = "" }) => affinityTable(matrix)
	},
	parse({ info = "", readings = "", clocks = "", table = "" }) {
		const rows = rowsOf$1(info, 6).filter(([, , , , total = "", used = ""]) => inMib(total) || inMib(used));
		const drawn = cardsOf(table);
		if (rows.length === 0) return tabled$3(table, drawn);
		const clockAt = new Map(rowsOf$1(clocks, 3).map(([, busId = "", clock]) => [busId, clock]));
		const told = rowsOf$1(readings, 5).map(([, busId = "", powerW, temperatureC, utilisation]) => ({
			.../^[0-9a-f]{4}:/i.test(busId) ? { busId } : {},
			...numbered({
				powerW,
				temperatureC,
				utilisation,
				clockMhz: clockAt.get(busId)
			})
		}));
		return {
			devices: rows.map(([module = "", uuid = "", name = "", , totalMib, usedMib], position) => {
				const read = told[position];
				const card = drawn.find(({ busId }) => busId === read?.busId);
				return {
					index: Number(module === NO_MODULE ? position : module),
					uuid,
					name,
					...numbered({
						totalMib,
						usedMib
					}),
					...read,
					...card?.powerCapW === void 0 ? {} : { powerCapW: card.powerCapW },
					processes: card?.processes ?? "unknown"
				};
			}),
			versions: presentFacts({ driver: rows[0]?.[3] })
		};
	}
};
/** Other users' processes are shown to root alone: a card without any may be in use. */
function cardsOf(table) {
	if (!/HL-SMI Version/.test(table)) return [];
	return smiTable(table).map((card) => card.processes.length === 0 ? {
		...card,
		processes: "unknown"
	} : card);
}
/** Here the cards are numbered in the order of the table: nothing tells their modules. */
function tabled$3(table, devices) {
	const driver = /^\s*\|\s*Driver Version:\s*([^\s|]+)/m.exec(table)?.[1];
	return devices.length === 0 ? void 0 : {
		devices,
		versions: presentFacts({ driver })
	};
}
/** Cards without a place on a baseboard have no module. */
const NO_MODULE = "N/A";
const inMib = (cell) => /^\d+ MiB$/i.test(cell);
function rowsOf$1(text, columns) {
	return text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim())).filter((row) => row.length === columns && (/^\d+$/.test(row[0] ?? "") || row[0] === NO_MODULE));
}
// src/devices/iluvatar.ts
/** `ixsmi`, by its table: two rows a GPU. Its queries name their columns differently in each CoreX. */
const iluvatar = {
	commands: { info: ["ixsmi"] },
	files: () => ({}),
	visibleDevices: [
		"CUDA_VISIBLE_DEVICES",
		"ILUVATAR_COREX_VISIBLE_DEVICES",
		"COREX_VISIBLE_DEVICES"
	],
	topology: {
		commands: { matrix: [
			"ixsmi",
			"topo",
			"-m"
		] },
		parse: ({ matrix = "" }) => affinityTable(matrix)
	},
	parse({ info = "" }) {
		const users = processesByGpu$1(info);
		const devices = rowPairs(info, ([, bus = ""]) => BUS_ID$1.test(bus)).flatMap(([upper, lower]) => {
			const gpu = gpuOf(upper, lower);
			if (gpu === void 0) return [];
			return [{
				...gpu,
				processes: users?.get(gpu.index) ?? (users === void 0 ? "unknown" : [])
			}];
		});
		if (!/IX-ML:/.test(info) || devices.length === 0) return void 0;
		return {
			devices,
			versions: presentFacts({
				driver: /Driver Version:\s*(\d\S*)/.exec(info)?.[1],
				corex: majorMinor(/IX-ML:\s*(\d\S*)/.exec(info)?.[1])
			})
		};
	}
};
const BUS_ID$1 = /^[0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.[0-9A-F]$/i;
/** `| 0  Iluvatar BI-V150 | 00000000:10:00.0 | 1500MHz 1600MHz |`, then `| N/A 40C P0 104W / 350W | 64MiB / 32768MiB | 0% … |`. */
function gpuOf([first = "", busId = "", clocks], lower) {
	const [, index, name] = /^(\d+)\s+(\S.*)$/.exec(first) ?? [];
	if (index === void 0 || name === void 0) return void 0;
	const [state = "", memory = "", utilisation] = lower;
	const [, usedMib, totalMib] = /(\d+)\s?MiB\s*\/\s*(\d+)\s?MiB/.exec(memory) ?? [];
	const [, powerW, powerCapW] = /(\S+)\s*\/\s*(\S+)$/.exec(state) ?? [];
	const temperatureC = /\b(\d+)C\b/.exec(state)?.[1];
	return {
		index: Number(index),
		name,
		...numbered({
			totalMib,
			usedMib
		}),
		busId,
		...numbered({
			clockMhz: clocks,
			temperatureC,
			powerW,
			powerCapW,
			utilisation
		})
	};
}
function processesByGpu$1(info) {
	const table = info.split(/^\s*\|\s*Processes:/m)[1];
	if (table === void 0) return void 0;
	const byGpu = new Map();
	for (const [, gpu, pid, name = "", used] of table.matchAll(/^\s*\|\s+(\d+)\s+(\d+)\s+(.*?)\s+(\d+)\s*\|/gm)) {
		const process = {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		};
		byGpu.set(Number(gpu), [...byGpu.get(Number(gpu)) ?? [], process]);
	}
	return byGpu;
}
// src/devices/working-processes.ts
/** In MiB. An engine holds more. */
const LEAST_HELD = 512;
/** Intel's own, which watches all devices. */
const MONITORS = ["xpumd", "xpu-smi"];
/** Of tools that list whoever holds a device open: without display servers, job schedulers and monitors, which do not work on it. */
function workingProcesses(listed) {
	return listed.filter(({ name = "", usedMib = 0 }) => usedMib >= LEAST_HELD && !MONITORS.includes(name));
}
// src/devices/intel.ts
const discovery = object({ device_list: array(looseObject({
	device_id: number(),
	device_name: string(),
	uuid: string().optional(),
	pci_bdf_address: string().optional()
})).min(1) });
const BYTES_PER_MIB = 2 ** 20;
const detailed = looseObject({
	device_name: string().optional(),
	driver_version: string().optional(),
	memory_physical_size_byte: union([string(), number()]).optional()
});
/**
* `xpu-smi`, by its JSON and its CSV. Kunlunxin ships another tool of that name, which knows no `discovery`. The size of the
* memory is asked of the first device, and is that of all of its name.
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
		],
		processes: [
			"xpu-smi",
			"ps",
			"-j"
		],
		table: ["xpu-smi"]
	},
	constant: ({ info = "" }) => discovery.safeParse(jsonFrom(info)).success ? [
		"info",
		"versions",
		"table"
	] : [],
	files: () => ({}),
	topology: {
		commands: { matrix: [
			"xpu-smi",
			"topology",
			"-m"
		] },
		parse: ({ matrix = "" }) => affinityTable(matrix)
	},
	visibleDevices: ["ZE_AFFINITY_MASK"],
	parse({ info = "", readings = "", versions = "", table = "", processes = "" }) {
		const parsed = discovery.safeParse(jsonFrom(info));
		const usersOf = usersByDevice(processes);
		if (!parsed.success) return tabled$2(table, usersOf);
		const dumped = dumpedByDevice(readings);
		const detail = detailed.safeParse(jsonFrom(versions)).data;
		const total = Number(detail?.memory_physical_size_byte);
		return {
			devices: parsed.data.device_list.map(({ device_id: index, device_name: name, uuid, pci_bdf_address: busId }) => ({
				index,
				name,
				...uuid === void 0 ? {} : { uuid },
				...busId === void 0 ? {} : { busId },
				...total > 0 && name === detail?.device_name ? { totalMib: Math.round(total / BYTES_PER_MIB) } : {},
				...numbered(dumped.get(index) ?? {}),
				processes: usersOf?.(index) ?? "unknown"
			})),
			versions: presentFacts({ driver: detail?.driver_version })
		};
	}
};
function tabled$2(table, usersOf) {
	const devices = (/Intel XPU-SMI/.test(table) ? smiTable(table) : []).map((device) => usersOf === void 0 ? device : {
		...device,
		processes: usersOf(device.index)
	});
	const driver = /Driver:\s*(\S+)/.exec(table)?.[1];
	return devices.length === 0 ? void 0 : {
		devices,
		versions: presentFacts({ driver })
	};
}
/** Sizes are in kB; a process has a row for each device that it has open. */
const processList = object({ device_util_by_proc_list: array(looseObject({
	device_id: number(),
	process_id: number(),
	process_name: string().optional(),
	mem_size: number().optional()
})) });
function usersByDevice(json) {
	const list = processList.safeParse(jsonFrom(json)).data?.device_util_by_proc_list;
	if (list === void 0) return void 0;
	return (index) => workingProcesses(list.filter(({ device_id: device }) => device === index).map(({ process_id: pid, process_name: name, mem_size: size }) => ({
		pid,
		...name === void 0 ? {} : { name },
		...size === void 0 ? {} : { usedMib: Math.round(size / 1024) }
	})));
}
/** Columns are told by their headings: which ones there are depends on the device. */
function dumpedByDevice(text) {
	const lines = text.split(/\r?\n/).map((line) => line.split(",").map((cell) => cell.trim()));
	const heading = lines.find((cells) => cells.includes("DeviceId")) ?? [];
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
	return new Map(lines.filter((row) => /^\d+$/.test(row[id] ?? "")).map((row) => [Number(row[id]), Object.fromEntries(Object.entries(columns).map(([name, index]) => [name, row[index]]))]));
}
// src/devices/metax.ts
/** `mx-smi`, by its table: two rows a device. Another product ships a tool of that name, so MACA must be in the output. */
const metax = {
	commands: { info: ["mx-smi"] },
	files: () => ({}),
	visibleDevices: ["CUDA_VISIBLE_DEVICES", "MACA_VISIBLE_DEVICES"],
	topology: {
		commands: { matrix: [
			"mx-smi",
			"topo",
			"-m"
		] },
		parse: ({ matrix = "" }) => affinityTable(matrix)
	},
	parse({ info = "" }) {
		if (!/MACA Version/.test(info)) return void 0;
		const users = processesByDevice(info);
		const pairs = rowPairs(info, (row) => busCell(row) > 0);
		let board = "";
		const devices = pairs.flatMap(([upper, lower]) => {
			const found = deviceOf(upper, lower, board);
			if (found === void 0) return [];
			board = found.name;
			return [{
				...found,
				processes: users?.get(found.index) ?? (users === void 0 ? "unknown" : [])
			}];
		});
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
const BUS_ID = /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-9a-f]$/i;
const busCell = (row) => row.findIndex((cell) => BUS_ID.test(cell));
/**
* `| 0  MetaX C500  Off | 0000:05:00.0 | 0%  Native |`, then `| 51C  71W / 350W  P0 | 60982/65536 MiB | Available |`; from 2.2.9 on the
* board has a cell of its own, `| 0  MetaX C500 | 0  Off | 0000:05:00.0 | …`, empty at its further GPUs, and power and temperature stand apart.
*/
function deviceOf(upper, lower, board) {
	const bus = busCell(upper);
	const index = /^(\d+)\b/.exec(upper[bus - 1] ?? "")?.[1];
	const name = /^\d+\s+(\S.*?)(?:\s+(?:On|Off))?$/.exec(upper[0] ?? "")?.[1] ?? (upper[0] === "" && board !== "" ? board : void 0);
	if (index === void 0 || name === void 0) return void 0;
	const below = lower.join(" | ");
	const [, powerW, powerCapW] = /\b(\d+)W(?:\s*\/\s*(\d+)W)?/.exec(below) ?? [];
	const [, usedMib, totalMib] = /(\d+)\s*\/\s*(\d+) MiB/.exec(below) ?? [];
	const temperatureC = /\b(\d+)C\b/.exec(below)?.[1];
	const state = lower[bus + 1] ?? "";
	return {
		index: Number(index),
		name,
		...numbered({
			totalMib,
			usedMib
		}),
		busId: upper[bus] ?? "",
		...numbered({
			utilisation: upper[bus + 1],
			temperatureC,
			powerW,
			powerCapW
		}),
		.../^[A-Za-z]/.test(state) && state !== "Available" ? { trouble: `GPU-State ${state}` } : {}
	};
}
function processesByDevice(info) {
	const table = info.split(/^\s*\|\s*Process(?:es)?:/m)[1];
	if (table === void 0) return void 0;
	const byDevice = new Map();
	for (const [, index, pid, name = "", used] of table.matchAll(/^\s*\|\s+(\d+)\s+(\d+)\s+(\S.*?)\s+(\d+)\s*\|/gm)) {
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
const part = record(string(), unknown()).optional();
/** Values are texts with their units; a key of the power ends with a blank. */
const gpu = looseObject({
	Index: union([string(), number()]),
	"Product Name": string(),
	"GPU UUID": string().optional(),
	PCI: part,
	"FB Memory Usage": part,
	Utilization: part,
	Temperature: part,
	"Power Readings": part,
	Clocks: part
});
const output = object({
	"Driver Version": string().optional(),
	GPU: array(gpu).min(1)
});
/** `mthreads-gmi`, by its JSON, or its table where it prints none; the table alone tells which process uses which GPU. */
const mthreads = {
	commands: {
		info: [
			"mthreads-gmi",
			"-q",
			"--json"
		],
		table: ["mthreads-gmi"]
	},
	files: () => ({}),
	visibleDevices: ["MUSA_VISIBLE_DEVICES", "MTHREADS_VISIBLE_DEVICES"],
	topology: {
		commands: { matrix: [
			"mthreads-gmi",
			"topo",
			"-m"
		] },
		parse: ({ matrix = "" }) => affinityTable(matrix)
	},
	parse({ info = "", table = "" }) {
		const parsed = output.safeParse(jsonFrom(info));
		const usersOf = usersByGpu(table);
		if (!parsed.success) return tabled$1(table, usersOf);
		const devices = parsed.data.GPU.map((each) => {
			const power = each["Power Readings"];
			const busId = Object.entries(each.PCI ?? {}).find(([key]) => /Bus ID$/.test(key))?.[1];
			return {
				index: Number(each.Index),
				name: each["Product Name"],
				...each["GPU UUID"] === void 0 ? {} : { uuid: each["GPU UUID"] },
				...typeof busId === "string" ? { busId } : {},
				...numbered({
					totalMib: textOf(each["FB Memory Usage"]?.["Total"]),
					usedMib: textOf(each["FB Memory Usage"]?.["Used"]),
					utilisation: textOf(each.Utilization?.["Gpu"]),
					temperatureC: textOf(each.Temperature?.["GPU Current Temp"]),
					powerW: textOf(power?.["Power Draw "] ?? power?.["Power Draw"]),
					powerCapW: textOf(power?.["Current Power Limit"]),
					clockMhz: textOf(each.Clocks?.["Graphics"])
				}),
				processes: usersOf?.(Number(each.Index)) ?? "unknown"
			};
		}).filter(({ index }) => Number.isSafeInteger(index));
		return devices.length === 0 ? void 0 : {
			devices,
			versions: presentFacts({ driver: parsed.data["Driver Version"] })
		};
	}
};
/** `0    MTT S5000   |00000000:2a:00.0    |0%    66641MiB(81920MiB)`, then `Physical  P0  |16x(16x)  |52C   YES`. */
const ROWS = /^\s*(\d+)\s+(\S[^|]*?)\s*\|\s*([0-9a-f]{8}:[0-9a-f:.]+)\s*\|\s*(\d+)%\s+(\d+)MiB\((\d+)MiB\)[^\n]*\n[^|\n]*\|[^|\n]*\|\s*(\S+)/gim;
function tabled$1(table, usersOf) {
	const driver = /mthreads-gmi:.*Driver Version:\s*(\S+)/.exec(table)?.[1];
	if (driver === void 0) return void 0;
	const devices = [...table.matchAll(ROWS)].map((row) => {
		const [, index, name = "", busId = "", utilisation, usedMib, totalMib, temperatureC] = row;
		const read = {
			totalMib,
			usedMib,
			utilisation,
			temperatureC
		};
		return {
			index: Number(index),
			name,
			busId,
			...numbered(read),
			processes: usersOf?.(Number(index)) ?? "unknown"
		};
	});
	return devices.length === 0 ? void 0 : {
		devices,
		versions: { driver }
	};
}
/** `0    1123      /usr/lib/xorg/Xorg                       134MiB`. */
function usersByGpu(table) {
	const list = table.split(/^\s*Processes:/m)[1];
	if (list === void 0) return void 0;
	const rows = [...list.matchAll(/^\s*(\d+)\s+(\d+)\s+(\S.*?)\s+(\d+)MiB\s*$/gm)].map(([, index, pid, name = "", used]) => ({
		index: Number(index),
		process: {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		}
	}));
	return (index) => workingProcesses(rows.filter((row) => row.index === index).map(({ process }) => process));
}
const textOf = (value) => typeof value === "string" || typeof value === "number" ? String(value) : void 0;
// src/devices/mig.ts
const GPU = /^GPU (\d+):/;
/** `  MIG 3g.20gb     Device  0: (UUID: MIG-…)`. */
const INSTANCE = /^\s+MIG (\S+)\s+Device\s+(\d+): \(UUID: (MIG-[^)]+)\)/;
/** `|  0    1   0   0  |    37MiB / 20096MiB    | …`: GPU, its instance, the compute instance in it, and the device's number. */
const MEMORY = /^\|\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\|\s*(\d+)MiB\s*\/\s*(\d+)MiB/gm;
/** `|    0    1    0     7054      C   python     1024MiB |`. */
const PROCESS = /^\|\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+[A-Z+]+\s+(.*?)\s+(\d+)MiB\s*\|/gm;
/** The MIG instances of each GPU: named by `nvidia-smi -L`, what they hold by the tables of plain `nvidia-smi`. */
function migSlices(list, tables) {
	const instances = [...tables.matchAll(MEMORY)].map(([, gpu, instance, compute, device, used, total]) => ({
		device: `${gpu}/${device}`,
		place: `${gpu}/${instance}/${compute}`,
		memory: {
			usedMib: Number(used),
			totalMib: Number(total)
		}
	}));
	const users = processesByPlace(tables);
	const found = new Map();
	let gpu;
	for (const line of list.split(/\r?\n/)) {
		gpu = Number(GPU.exec(line)?.[1] ?? gpu);
		const [, profile, device, uuid] = INSTANCE.exec(line) ?? [];
		if (profile === void 0 || uuid === void 0) continue;
		const known = instances.find((one) => one.device === `${gpu}/${device}`);
		const processes = known === void 0 || users === void 0 ? "unknown" : users.get(known.place) ?? [];
		found.set(gpu, [...found.get(gpu) ?? [], {
			uuid,
			profile,
			...known?.memory,
			processes
		}]);
	}
	return found;
}
function processesByPlace(tables) {
	const table = tables.split(/^\|\s*Processes:/m)[1];
	if (table === void 0) return void 0;
	const byPlace = new Map();
	for (const [, gpu, instance, compute, pid, name = "", used] of table.matchAll(PROCESS)) {
		const place = `${gpu}/${instance}/${compute}`;
		byPlace.set(place, [...byPlace.get(place) ?? [], {
			pid: Number(pid),
			name,
			usedMib: Number(used)
		}]);
	}
	return byPlace;
}
// src/devices/nvidia.ts
const GPU_COLUMNS = "index,uuid,memory.total,memory.used,driver_version,name";
const READING_COLUMNS = "index,pci.bus_id,clocks.sm,temperature.gpu,power.draw,power.limit,utilization.gpu";
const PROCESS_COLUMNS = "gpu_uuid,pid,used_memory,process_name";
const FORMAT = "--format=csv,noheader,nounits";
/** `nvidia-smi`, by its CSV queries, which tell more than its table; by that where it does not answer them. Memory in MiB. */
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
		events: [
			"nvidia-smi",
			"--query-gpu=index,clocks_event_reasons.active",
			FORMAT
		],
		throttle: [
			"nvidia-smi",
			"--query-gpu=index,clocks_throttle_reasons.active",
			FORMAT
		],
		processes: [
			"nvidia-smi",
			`--query-compute-apps=${PROCESS_COLUMNS}`,
			FORMAT
		],
		header: ["nvidia-smi"],
		list: ["nvidia-smi", "-L"]
	},
	files: () => ({}),
	visibleDevices: ["CUDA_VISIBLE_DEVICES"],
	constant: ({ gpus = "", list = "" }) => list.includes("MIG-") || rowsOf(gpus).length === 0 ? ["list"] : ["list", "header"],
	topology: {
		commands: { matrix: [
			"nvidia-smi",
			"topo",
			"-m"
		] },
		parse: ({ matrix = "" }) => affinityTable(matrix)
	},
	parse({ gpus = "", readings = "", events = "", throttle = "", processes, header = "", list = "" }) {
		const rows = rowsOf(gpus);
		if (rows.length === 0) return tabled(header, list);
		const users = processes === void 0 ? void 0 : processesByGpu(processes);
		const read = readingsByIndex(readings);
		const slowed = new Map([...throttledByIndex(throttle), ...throttledByIndex(events)]);
		const slices = migSlices(list, header);
		return {
			devices: rows.map((row) => {
				const [index = "", uuid = "", total, used, , name = ""] = row;
				const { cells = [], ...told } = read.get(index) ?? {};
				const trouble = troubleIn([...row, ...cells]);
				const parts = slices.get(Number(index));
				const throttled = slowed.get(index);
				return {
					index: Number(index),
					uuid,
					name,
					...megabytes("totalMib", total),
					...megabytes("usedMib", used),
					...told,
					...throttled === void 0 ? {} : { throttled },
					...trouble === void 0 ? {} : { trouble },
					...parts === void 0 ? {} : { slices: parts },
					processes: users?.get(uuid) ?? (users === void 0 ? "unknown" : [])
				};
			}),
			versions: presentFacts({
				driver: rows[0]?.[4],
				cuda: cudaOf(header)
			})
		};
	}
};
const cudaOf = (header) => majorMinor(/CUDA (?:UMD )?Version\s*:\s*([\d.]+)/.exec(header)?.[1]);
const rowsOf = (gpus) => columnsOf(gpus, 6).filter(([index = ""]) => /^\d+$/.test(index));
function tabled(header, list) {
	if (!/NVIDIA-SMI\b/.test(header)) return void 0;
	const named = [...list.matchAll(/^GPU (\d+): (.+) \(UUID: (GPU-[^)]+)\)/gm)].map(([, index, name = "", uuid = ""]) => [Number(index), {
		name,
		uuid
	}]);
	const whole = new Map(named);
	const devices = smiTable(header).map((device) => ({
		...device,
		...whole.get(device.index)
	}));
	const driver = /(?:Driver|KMD) Version:\s*([\d.]+)/.exec(header)?.[1];
	return devices.length === 0 ? void 0 : {
		devices,
		versions: presentFacts({
			driver,
			cuda: cudaOf(header)
		})
	};
}
function readingsByIndex(text) {
	return new Map(columnsOf(text, 7).map(([index = "", busId = "", clockMhz, temperatureC, powerW, powerCapW, utilisation, ...more]) => {
		const read = {
			clockMhz,
			temperatureC,
			powerW,
			powerCapW,
			utilisation
		};
		return [index, {
			cells: [
				busId,
				...Object.values(read),
				...more
			].map((cell = "") => cell),
			...busId.startsWith("[") ? {} : { busId },
			...numbered(read)
		}];
	}));
}
/** What the driver could not tell because the GPU is broken: `[Unknown Error]`, `[GPU is lost]`, `[GPU requires reset]`, `ERR!`. */
function troubleIn(cells) {
	return cells.find((cell = "") => /^\[?(?:Unknown Error|GPU is lost|GPU requires reset|ERR!)/i.test(cell))?.replace(/^\[|\]$/g, "");
}
function throttledByIndex(text) {
	return columnsOf(text, 2).filter(([, mask = ""]) => /^0x[0-9a-f]+$/i.test(mask)).map(([index = "", mask]) => [index, throttleReasons(Number(mask))]);
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
/** The devices that a process with this environment sees. */
function visibleTo(devices, { beneath, visibleDevices: variables }, env) {
	if (beneath === void 0 || env[beneath] === void 0) return visibleDevices(devices, variables, env);
	const left = visibleDevices(devices, [beneath], env);
	return visibleDevices(left.map((device, index) => ({
		...device,
		index
	})), variables, env).flatMap(({ index }) => left[index] ?? []);
}
/**
* A list holds indices or beginnings of uuids and ends, as CUDA has it, at the first entry that names no device: `-1`, `NoDevFiles` and
* an empty text mean none at all. `0.1` is a tile of a card, `MIG-…` a slice of a GPU.
*/
function visibleDevices(devices, variables, env) {
	const value = variables.map((name) => env[name]).find((text) => text !== void 0);
	if (value === void 0 || value.trim() === "all") return devices.map((device) => sliced(device, device.slices));
	if (value.includes("MIG-") && devices.every(({ slices }) => slices === void 0)) return devices;
	const seen = new Map();
	for (const entry of value.split(",").map((text) => text.trim())) {
		const device = devices.find((candidate) => isNamed(candidate, entry));
		if (device === void 0) break;
		const named = device.slices?.filter(({ uuid }) => uuid.startsWith(entry)) ?? [];
		const taken = named.length > 0 ? named : device.slices?.slice(0, 1);
		seen.set(device, taken === void 0 ? void 0 : [...seen.get(device) ?? [], ...taken]);
	}
	return [...seen].map(([device, slices]) => sliced(device, slices));
}
function isNamed({ index, uuid, slices = [] }, entry) {
	const card = /^(\d+)(?:\.\d+)?$/.exec(entry)?.[1];
	if (card !== void 0) return Number(card) === index;
	if (entry.startsWith("MIG-")) return slices.some((slice) => slice.uuid.startsWith(entry));
	return entry !== "" && uuid !== void 0 && uuid.startsWith(entry);
}
/** A device reduced to slices of it: memory and processes are theirs, the rest is the whole device's, and nobody tells their load. */
function sliced(device, slices) {
	if (slices === void 0 || slices.length === 0) return device;
	const { totalMib: _total, usedMib: _used, utilisation: _load, slices: _all, ...whole } = device;
	const sum = (key) => {
		const known = slices.flatMap((slice) => slice[key] ?? []);
		return known.length < slices.length ? {} : { [key]: known.reduce((all, mib) => all + mib, 0) };
	};
	const profiles = slices.map(({ profile }) => profile).sort();
	const processes = slices.flatMap((slice) => slice.processes === "unknown" ? [] : slice.processes);
	return {
		...whole,
		name: `${device.name} MIG ${profiles.join(" + ")}`,
		...sum("totalMib"),
		...sum("usedMib"),
		processes: slices.some((slice) => slice.processes === "unknown") ? "unknown" : processes
	};
}
// src/devices/families-present.ts
const ALL = Object.keys(DEVICE_FAMILIES);
/** Asks the families at once, or those again that were seen before; what is absent is in none. Never throws. */
async function familiesPresent(site, before) {
	return (await askFamilies(site, before)).families;
}
async function askFamilies(site, before) {
	const asked = before ?? ALL.map((family) => ({
		family,
		told: void 0
	}));
	const answers = await Promise.all(asked.map(({ family, told }) => askFamily(family, site, told)));
	return {
		families: answers.flatMap(({ present }) => present ?? []),
		unread: answers.flatMap(({ unread }) => unread ?? [])
	};
}
async function askFamily(family, site, told) {
	const probe = DEVICE_FAMILIES[family];
	const names = Object.keys(probe.commands).filter((name) => told?.outputs[name] === void 0 && told?.useless.includes(name) !== true);
	const results = await Promise.all(names.map(async (name) => ({
		name,
		result: await commandResult(probe.commands[name] ?? [], site)
	})));
	const printed = results.flatMap(({ name, result }) => {
		const text = result === void 0 ? void 0 : whole(result);
		return text === void 0 ? [] : [[name, text]];
	});
	const outputs = {
		...told?.outputs,
		...Object.fromEntries(printed),
		...await versionFiles(probe, site)
	};
	const reading = probe.parse(outputs);
	if (reading === void 0) {
		const [first] = results.filter(({ result }) => result !== void 0);
		if (first?.result === void 0) return {};
		const { failure, stdout } = first.result;
		const why = failure ?? firstLine(stdout) ?? "it printed nothing";
		return { unread: `${probe.commands[first.name]?.[0]} is here but told nothing of a device: ${why}` };
	}
	const devices = visibleTo(reading.devices, probe, site.env);
	if (devices.length === 0) return {};
	const constant = new Set(probe.constant?.(outputs) ?? []);
	const useless = results.filter(({ result }) => result === void 0 || result.failure !== void 0 && !result.isLate);
	const known = told ?? {
		outputs: Object.fromEntries(printed.filter(([name]) => constant.has(name))),
		useless: useless.map(({ name }) => name)
	};
	return { present: {
		family,
		...reading,
		devices,
		told: known
	} };
}
/** A tool that fails may have printed its JSON whole, as amd-smi; half a table would pass for a smaller machine. */
function whole({ stdout, failure }) {
	return failure === void 0 || typeof jsonFrom(stdout) === "object" ? stdout : void 0;
}
async function versionFiles(probe, site) {
	const files = Object.entries(probe.files(site.env)).map(async ([name, path]) => [name, await readText(path)]);
	return Object.fromEntries(await Promise.all(files));
}
export { majorMinor as a, ensureCommit as c, DEVICE_FAMILIES as i, mergeBase as l, familiesPresent as n, presentFacts as o, readText as r, commitOf as s, askFamilies as t, treeOf as u };
