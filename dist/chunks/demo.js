import { s as fileReader, t as loadConfig } from "./load.js";
import { t as gate } from "./gate.js";
import { n as UserError, t as CannotJudgeError } from "./errors.js";
import { t as toText } from "./text.js";
import { t as directoryStore } from "./directory.js";
import { t as contextOf } from "./context.js";
import { n as writeReports } from "./write-reports.js";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
// src/commands/demo.ts
/** Two load points of a small model; what differs between the commits is only the engine's own speed. */
const CONFIG = `# The demo's configuration: a suite like any other, on the engine that comes with the tool.
version: 1
name: demo
servers:
  toy-8b:
    engine: simulated
    args: { start-noise: 0.01, step-noise: 0.05 }
tests:
  - name: serving_toy_8B
    kind: serving
    server: toy-8b
    tool: built-in
    dataset: { name: random, input-tokens: 128, output-tokens: 32 }
    prompts: 32
    load: { concurrency: [8, 16] }
repeats: 3
store: { kind: directory, path: baselines }
`;
/** How a commit changes the engine without touching the configuration, as a pull request does. */
const SLOWER_ENGINE = { SIMULATED_ENGINE_FLAGS: "--decode-slowdown 15%" };
const BASE_COMMITS = [
	"1111111111111111111111111111111111111111",
	"2222222222222222222222222222222222222222",
	"3333333333333333333333333333333333333333"
];
const PULL_REQUESTS = [{
	title: "a pull request whose decode step is 15 % slower",
	commit: "a".repeat(40),
	number: 15,
	env: SLOWER_ENGINE,
	expected: "fail"
}, {
	title: "a pull request that changes nothing",
	commit: "b".repeat(40),
	number: 16,
	env: {},
	expected: "pass"
}];
const demoCommand = {
	usage: "[--out DIR]",
	options: { out: "value" },
	async run(args, world, output) {
		const asked = args.value("out");
		const folder = asked === void 0 ? await mkdtemp(join(tmpdir(), "llm-perf-gate-demo-")) : resolve(world.cwd, asked);
		await mkdir(folder, { recursive: true });
		if ((await readdir(folder)).length > 0) throw new UserError(`demo: ${folder} is not empty`, { hint: "--out names a new folder" });
		const file = join(folder, "llm-perf-gate.yml");
		await writeFile(file, CONFIG);
		const config = await loadConfig(file, fileReader(folder));
		for (const [index, commit] of BASE_COMMITS.entries()) {
			world.log.info(`base session ${index + 1} of ${BASE_COMMITS.length}`);
			await demoJob(config, folder, {
				event: "push",
				commit,
				ref: "refs/heads/main"
			}, world);
		}
		const surprises = [];
		for (const pull of PULL_REQUESTS) {
			world.log.info(`pull request #${pull.number}: ${pull.title}`);
			const outcome = await demoJob(config, folder, {
				event: "pull_request",
				commit: pull.commit,
				base: BASE_COMMITS.at(-1) ?? "",
				pullRequest: pull.number
			}, {
				...world,
				env: {
					...world.env,
					...pull.env
				}
			});
			const { session, comparison } = outcome;
			const context = contextOf({
				config,
				session,
				mode: "gate",
				configFile: file
			});
			const place = join(folder, `pull-request-${pull.number}`);
			const folders = [join(place, "session")];
			await writeReports(place, {
				outcome,
				context,
				policy: config.policy,
				folders,
				shelf: join(folder, "baselines")
			}, world);
			output.write(`\n━━ #${pull.number}: ${pull.title}\n\n${toText(comparison, context, output)}`);
			if (comparison.decision !== pull.expected) surprises.push(`#${pull.number} ended as ${comparison.decision}, expected ${pull.expected}`);
		}
		output.write(`\nThe files are in ${folder}: the configuration, the baselines, and for each pull request its session,\ncomment.md (the comment), report.html and comparison.json.\n`);
		if (surprises.length > 0) throw new CannotJudgeError(`the demo surprised: ${surprises.join("; ")}`, { hint: "a very busy machine can do this; run it again" });
		return 0;
	}
};
function demoJob(config, folder, origin, world) {
	const sessionId = `demo-${origin.commit?.slice(0, 7)}`;
	const judge = origin.pullRequest !== void 0;
	const place = judge ? `pull-request-${origin.pullRequest}` : sessionId;
	const job = {
		config,
		origin,
		folder: join(folder, place, "session"),
		sessionId,
		sessionName: sessionId,
		store: directoryStore(join(folder, "baselines")),
		judge,
		selection: {}
	};
	return gate(job, world);
}
export { demoCommand };
