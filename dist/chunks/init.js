import { r as topLevel, t as defaultBranch } from "./checkout.js";
import { t as CONFIG_FILE } from "./config-file.js";
import { s as fileReader, t as loadConfig } from "./load.js";
import { n as familiesPresent } from "./families-present.js";
import { I as require_dist } from "./tools.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { basename, dirname, join, resolve } from "node:path";
import { mkdir, readFile, readdir, realpath, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
// src/init/config-text.ts
var import_dist = require_dist();
/** Marks a line that only a maintainer can know. */
const EDIT = "# EDIT:";
const GATED = {
	serving: [
		"output_throughput",
		"mean_tpot_ms",
		"median_tpot_ms",
		"success_rate"
	],
	latency: ["avg_latency"],
	throughput: ["tokens_per_second"],
	accuracy: ["accuracy"]
};
/** The configuration for a repository: its own suite when it has one, else one serving test to start from. */
function configText(repository) {
	return `${[
		...head(repository),
		...measured(repository),
		...policy(repository)
	].join("\n")}\n`;
}
function head({ sources, suites, nightly, environmentScripts }) {
	const folders = [...sources.map((name) => name.includes(".") ? name : `${name}/**`), ...[...suites.map(({ folder }) => folder), ...nightly].slice(0, 1).map((folder) => `${folder}/**`)];
	return [
		"# What llm-perf-gate measures and how it judges. A pull request is judged by its base commit's version of this file.",
		"version: 1",
		"enforce: observe        # everything is done, and nothing is ever red; write `gate` when you believe the reports",
		...sources.length === 0 ? [] : [`when: { paths: ${flow(folders)} }   # other pull requests pass as not required`],
		...environmentScripts.length === 0 ? [] : [`env-from: ${flow(environmentScripts)}`]
	];
}
function measured({ suites: [suite, ...others], nightly: [nightly] }) {
	if (suite === void 0 && nightly !== void 0) return [`suite: ${scalar(nightly)}`, "repeats: 3"];
	if (suite === void 0) return ownTest();
	const { folder, variant } = suite;
	return [
		...others.map((other) => `# There is another suite in ${other.folder}.`),
		`suite: ${variant === void 0 ? scalar(folder) : flow({
			path: folder,
			variant
		})}`,
		"repeats: 3"
	];
}
function ownTest() {
	return [
		"servers:",
		"  qwen3-0.6b:",
		"    engine: vllm",
		`    args: { model: Qwen/Qwen3-0.6B, load-format: dummy }   ${EDIT} your model; dummy weights measure the same speed`,
		"tests:",
		"  - name: serving_qwen3_0.6B",
		"    kind: serving",
		"    server: qwen3-0.6b",
		"    tool: built-in",
		"    dataset: { name: random, input-tokens: 1024, output-tokens: 128 }",
		"    prompts: 200",
		"    load: { request-rate: [4, inf] }   # requests a second; each is one cell",
		"repeats: 3"
	];
}
function policy({ suites: [suite], nightly }) {
	return [
		"policy:",
		"  metrics:              # these gate; every other metric is shown",
		...(suite?.kinds ?? (nightly.length === 0 ? ["serving"] : ["serving", "accuracy"])).flatMap((kind) => GATED[kind] ?? []).map((id) => `    ${id}: { relative: 2%, must-see: 20% }`),
		"# budget: 90m           # the longest that all measuring may take"
	];
}
function flow(value) {
	return (0, import_dist.stringify)(value, {
		collectionStyle: "flow",
		flowCollectionPadding: false,
		lineWidth: 0
	}).trimEnd();
}
function scalar(text) {
	return (0, import_dist.stringify)(text, { lineWidth: 0 }).trimEnd();
}
// src/init/suites.ts
const SUITE_FILE = /^(?<kind>serving|latency|throughput)-tests(?:-(?<variant>[\w.-]+))?\.json$/;
const COMMONEST_VARIANTS = [
	"npu",
	"cuda",
	"rocm",
	"hpu",
	"cpu"
];
/** Folders with suite files among the paths of a repository, the one with most kinds of tests first. */
function suitesAmong(paths) {
	const folders = new Map();
	for (const path of paths) {
		const slash = path.lastIndexOf("/");
		const { kind, variant } = SUITE_FILE.exec(path.slice(slash + 1))?.groups ?? {};
		if (kind === void 0 || slash < 0) continue;
		const folder = path.slice(0, slash);
		folders.set(folder, [...folders.get(folder) ?? [], {
			kind,
			variant
		}]);
	}
	return [...folders].map(([folder, files]) => {
		const variant = variantOf(files.map((file) => file.variant));
		return {
			folder,
			kinds: [...new Set(files.filter((file) => file.variant === variant).map(({ kind }) => kind))].sort(),
			...variant === void 0 ? {} : { variant }
		};
	}).sort((a, b) => b.kinds.length - a.kinds.length || a.folder.localeCompare(b.folder));
}
/** Files without a suffix are meant for the commonest device; a folder without them has one set a device. */
function variantOf(variants) {
	if (variants.includes(void 0)) return void 0;
	return COMMONEST_VARIANTS.find((name) => variants.includes(name)) ?? variants[0];
}
/** Folders that hold YAML files of vLLM-Ascend's nightly format. */
function nightlyAmong(texts) {
	const folders = Object.entries(texts).flatMap(([path, text]) => /\.ya?ml$/.test(path) && /^test_cases:/m.test(text) && /^\s+benchmarks:/m.test(text) ? [path.slice(0, Math.max(0, path.lastIndexOf("/")))] : []);
	return [...new Set(folders)].sort();
}
// src/init/workflows.ts
/** Images of GitHub's own runners, which have no accelerator. */
const HOSTED = /^(ubuntu|windows|macos)-/;
const ACCELERATOR = /npu|gpu|cuda|rocm|ascend|910|\ba[235]\b|a2b|h[12]00|b200|a100|l40|mi3\d\d|gaudi|hpu|metax|xpu/i;
const MEASURING = /bench|perf|nightly/i;
/** Where the repository's accelerator jobs run: of several, one that measures something goes first. */
function runnerAmong(texts) {
	const [best] = Object.entries(texts).flatMap(([file, text]) => jobsOf(text).flatMap((job) => candidate(file, job))).sort((a, b) => b.rank - a.rank || a.file.localeCompare(b.file));
	if (best === void 0) return void 0;
	const { rank: _, ...runner } = best;
	return runner;
}
function candidate(file, job) {
	const labels = labelsOf(job["runs-on"]);
	if (labels.length === 0 || labels.some((label) => label.includes("${{") || HOSTED.test(label))) return [];
	const words = labels.join(" ");
	const accelerator = ACCELERATOR.test(words) && !/\bcpu\b/i.test(words);
	const rank = (accelerator ? 2 : 0) + (MEASURING.test(file) ? 1 : 0);
	const container = job["container"] === void 0 ? void 0 : withoutExpressions(job["container"]);
	return [{
		labels,
		file,
		rank,
		accelerator,
		...groupOf(job["runs-on"]),
		...container === void 0 ? {} : { container }
	}];
}
function groupOf(runsOn) {
	const group = typeof runsOn === "object" && runsOn !== null && "group" in runsOn ? runsOn.group : void 0;
	return typeof group === "string" && !group.includes("${{") ? { group } : {};
}
/** A secret or a matrix value means nothing outside its own workflow: what holds one is left out, and the rest is kept. */
function withoutExpressions(value) {
	if (typeof value === "string") return value.includes("${{") ? void 0 : value;
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.flatMap((one) => withoutExpressions(one) ?? []);
	const kept = Object.entries(value).flatMap(([key, one]) => {
		const plain = withoutExpressions(one);
		return plain === void 0 ? [] : [[key, plain]];
	});
	return kept.length === 0 ? void 0 : Object.fromEntries(kept);
}
function labelsOf(runsOn) {
	if (typeof runsOn === "string") return [runsOn];
	if (Array.isArray(runsOn)) return runsOn.filter((label) => typeof label === "string");
	if (typeof runsOn === "object" && runsOn !== null && "labels" in runsOn) return labelsOf(runsOn.labels);
	return [];
}
/** Workflows that cannot be read are somebody else's worry. */
function jobsOf(text) {
	try {
		const { jobs } = (0, import_dist.parse)(text);
		return Object.values(jobs ?? {}).filter((job) => typeof job === "object" && job !== null);
	} catch {
		return [];
	}
}
// src/init/look.ts
const SKIPPED = new Set([
	"node_modules",
	"build",
	"dist",
	"venv",
	"site-packages",
	"__pycache__",
	"third_party"
]);
/** Folders with a dot are caches, but these hold suites and workflows. */
const CONTINUOUS_INTEGRATION = new Set([".github", ".buildkite"]);
const DEEPEST = 8;
/** A repository with more files than that is looked at in part. */
const MOST_FILES = 5e4;
/** The environment scripts that vLLM-Ascend's documentation has every shell source. */
const CANN_SCRIPTS = ["/usr/local/Ascend/ascend-toolkit/set_env.sh", "/usr/local/Ascend/nnal/atb/set_env.sh"];
const SOURCES = [
	"csrc",
	"cmake",
	"rust",
	"CMakeLists.txt",
	"setup.py",
	"pyproject.toml",
	"requirements",
	"requirements.txt"
];
/** Looks at a repository's files and at this machine. Reads only; what cannot be read is absent. */
async function look(root, known) {
	const paths = await pathsBelow(root);
	const readAll = (wanted) => readTexts(root, paths.filter(wanted));
	const yaml = await readAll((path) => /\.ya?ml$/.test(path) && !path.startsWith(".github/"));
	const workflows = await readAll((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
	const packages = paths.flatMap((path) => /^(?<name>[^/]+)\/__init__\.py$/.exec(path)?.groups?.["name"] ?? []);
	const top = new Set(paths.map((path) => path.split("/")[0] ?? ""));
	const runner = runnerAmong(workflows);
	const code = packages.filter((name) => !/^(tests?|benchmarks?|examples?|docs?|tools?)$/.test(name));
	return {
		name: basename(root),
		...known,
		suites: suitesAmong(paths),
		nightly: nightlyAmong(yaml),
		...runner === void 0 ? {} : { runner },
		sources: code.length === 0 ? [] : [...code, ...SOURCES.filter((name) => top.has(name))],
		installable: top.has("setup.py") || top.has("pyproject.toml"),
		engine: engineOf(packages),
		environmentScripts: CANN_SCRIPTS.filter((path) => existsSync(path))
	};
}
function engineOf(packages) {
	if (packages.includes("vllm_ascend")) return "vllm-ascend";
	return packages.includes("vllm") ? "vllm" : "other";
}
/** Paths of files, with slashes, relative to the root, sorted. */
async function pathsBelow(root) {
	const found = [];
	const walk = async (folder, depth) => {
		const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
		for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
			const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
			const hidden = entry.name.startsWith(".") && !CONTINUOUS_INTEGRATION.has(path);
			if (found.length >= MOST_FILES || hidden) continue;
			if (entry.isFile()) found.push(path);
			else if (entry.isDirectory() && depth < DEEPEST && !SKIPPED.has(entry.name)) await walk(path, depth + 1);
		}
	};
	await walk("", 0);
	return found;
}
async function readTexts(root, paths) {
	const read = paths.map(async (path) => [path, await readFile(join(root, path), "utf8").catch(() => "")]);
	return Object.fromEntries(await Promise.all(read));
}
// src/init/workflow-text.ts
/** The workflow for a repository, on the runner that its accelerator jobs use already. */
function workflowText(repository, configFile) {
	const { branch, runner, device, installable } = repository;
	const labels = runner?.labels ?? ["self-hosted", device?.family ?? "npu"];
	const sure = runner?.accelerator === true;
	const hint = sure ? `   # as in ${runner.file}` : `   ${EDIT} the labels of your accelerator runner`;
	const runsOn = runner?.group === void 0 ? labels : {
		group: runner.group,
		labels
	};
	return `${[
		"name: perf",
		"on:",
		`  push: { branches: ${flow([branch])} }   # each run stores a baseline`,
		`  pull_request: { branches: ${flow([branch])} }   # one that goes elsewhere has no check to bring along`,
		"  merge_group:",
		"permissions: { contents: read, actions: read, pull-requests: write, checks: write, statuses: write }",
		"concurrency:             # one job at a time on the device; nobody is cancelled while waiting",
		"  group: llm-perf-gate",
		"  queue: max",
		"jobs:",
		"  perf:",
		`    runs-on: ${flow(runsOn)}${hint}`,
		...container(sure ? runner.container : void 0),
		"    timeout-minutes: 240",
		"    steps:",
		"      - uses: actions/checkout@v7",
		"        with: { persist-credentials: false }   # what is installed next must not find the token",
		...install(installable),
		`      - uses: OWNER/llm-perf-gate@v1   ${EDIT} where the action lies`,
		`        with: { config: ${configFile} }`
	].join("\n")}\n`;
}
function container(value) {
	if (value === void 0) return [];
	if (typeof value === "object" && value !== null && !("image" in value)) return [`    # ${EDIT} the container's image`];
	return (0, import_dist.stringify)({ container: value }, { lineWidth: 0 }).trimEnd().split("\n").map((line) => `    ${line}`);
}
function install(installable) {
	if (installable) return [`      - run: pip install -e .   ${EDIT} as your other jobs install it`];
	return [`      - run: echo "nothing to install"   ${EDIT} how the engine under test is installed`];
}
// src/commands/init.ts
/** The first that is free: somebody else's workflow of that name is kept, and the gate still needs one. */
const WORKFLOWS = [".github/workflows/perf.yml", ".github/workflows/llm-perf-gate.yml"];
const initCommand = {
	usage: "[--suite DIR]",
	options: { suite: "value" },
	async run(args, world, output) {
		const root = await repositoryRoot(world);
		const repository = withSuite(await look(root, {
			branch: await defaultBranch({
				...world,
				cwd: root
			}),
			...await deviceHere(world)
		}), args.value("suite"));
		const workflow = await workflowFile(root);
		const files = [{
			path: CONFIG_FILE,
			text: configText(repository)
		}, ...workflow === void 0 ? [] : [{
			path: workflow,
			text: workflowText(repository, CONFIG_FILE)
		}]];
		const written = (await Promise.all(files.map((file) => writeNew(root, file, world)))).flat();
		if (written.length === 0) throw new UserError(`${CONFIG_FILE} and a workflow that uses it exist already: nothing was written`, { hint: "llm-perf-gate run --dry-run shows what they measure" });
		for (const line of seenLines(repository)) world.log.info(line);
		for (const line of await mistakes(root)) world.log.warn(line);
		output.write(`${nextLines(written, repository).join("\n")}\n`);
		return 0;
	}
};
async function deviceHere({ env, cwd, signal }) {
	const [first] = await familiesPresent({
		env,
		cwd,
		signal
	});
	const [device] = first?.devices ?? [];
	if (first === void 0 || device === void 0) return {};
	return { device: {
		family: first.family,
		text: `${device.name} × ${first.devices.length}`
	} };
}
/** A suite that is named goes before what was found. */
function withSuite(repository, folder) {
	if (folder === void 0) return repository;
	const named = folder.replace(/\/+$/, "").replace(/^\.\//, "");
	const found = repository.suites.find((suite) => suite.folder === named);
	if (found === void 0) {
		const seen = repository.suites.map((suite) => suite.folder).join(", ");
		throw new UserError(`init: no suite files in ${folder}: expected serving-tests.json, latency-tests.json or throughput-tests.json`, { hint: seen === "" ? "without --suite, a first test is written into the configuration" : `suites of this repository: ${seen}` });
	}
	return {
		...repository,
		suites: [found, ...repository.suites.filter((suite) => suite !== found)]
	};
}
/** GitHub reads workflows at the repository's root only. */
async function repositoryRoot(world) {
	const { cwd, log } = world;
	const root = await topLevel(world);
	if (root === void 0) log.warn("this folder is in no git repository: the files belong into one, at its root");
	else if (root !== await realpath(cwd)) log.info(`the repository's root is ${root}: the files are written there`);
	return root ?? cwd;
}
/** Absent when a workflow uses the action already. */
async function workflowFile(root) {
	for (const path of WORKFLOWS) {
		const text = await readFile(resolve(root, path), "utf8").catch(() => void 0);
		if (text === void 0) return path;
		if (text.includes("llm-perf-gate")) return void 0;
	}
}
/** The file when it was written; none when there was one already, which is kept. */
async function writeNew(root, file, { log }) {
	const path = resolve(root, file.path);
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, file.text, { flag: "wx" });
		return [file];
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST" && existsSync(path))) throw new UserError(`init: ${file.path} cannot be written: ${messageOf(cause)}`, { cause });
		log.warn(`${file.path} exists already and was kept`);
		return [];
	}
}
/** A suite may have mistakes of its own: better told today than by the first job. */
async function mistakes(root) {
	try {
		return (await loadConfig(CONFIG_FILE, fileReader(root))).warnings;
	} catch (cause) {
		return [messageOf(cause)];
	}
}
function seenLines({ suites, nightly, runner, device, engine }) {
	return [
		...suites.map(({ folder, kinds }) => `suite: ${folder} (${kinds.join(", ")})`),
		...nightly.map((folder) => `nightly tests: ${folder}`),
		...runner === void 0 ? [] : [`runner: ${runner.labels.join(", ")}, from ${runner.file}`],
		...device === void 0 ? [] : [`device of this machine: ${device.text}`],
		...suites.length === 0 ? [`no suite folder found in this ${engine === "other" ? "" : `${engine} `}repository`] : []
	];
}
function nextLines(written, { branch }) {
	const edits = written.flatMap(({ path, text }) => text.split("\n").flatMap((line, index) => line.includes("# EDIT:") ? [`${path}:${index + 1}`] : []));
	return [
		`Written: ${written.map(({ path }) => path).join(", ")}. ${edits.length === 0 ? "Nothing is left to edit." : `To edit: ${edits.join(", ")}.`}`,
		`1. llm-perf-gate run --config ${CONFIG_FILE} --dry-run   shows what will be measured, with the exact commands.`,
		`2. Commit both files to ${branch}. Each run there stores a baseline; three are needed before a pull request can be judged.`,
		"3. Every pull request then gets one comment. Under `enforce: observe` nothing is red.",
		"4. When you believe the comments, say `enforce: gate` and make the job a required check of the branch."
	];
}
export { initCommand };
