import { t as compare } from "./compare.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { n as exitCodeOf } from "./exit-code.js";
import { r as decodeRequests } from "./requests.js";
import { r as readBounded } from "./session-folder.js";
import { r as materialOf, t as pageAssets } from "./page-assets.js";
import { t as readPolicy } from "./policy.js";
import { a as toJson, o as toHtml, r as toMarkdown, t as linkTo } from "./write-reports.js";
import { t as toText } from "./text.js";
import { dirname, join } from "node:path";
import { writeFile } from "node:fs/promises";
// src/store/request-logs.ts
/** A million requests are 32 MiB; gaps between tokens may be many times that. */
const LARGEST_FILE = 256 * 2 ** 20;
/**
* What a session's folders, one a leg, hold of the single requests of these records. A file that is damaged or gone costs no verdict:
* it is said, and tails are then compared as one number a trial.
*/
async function readRequestLogs(folders, records) {
	const logs = new Map();
	const notes = [];
	for (const record of records) {
		const digests = digestsOf(record);
		if (record.requests === void 0 || digests === void 0) continue;
		const read = await firstOf(folders.map((folder) => join(folder, record.requests ?? "")));
		if (typeof read !== "string") logs.set(record, {
			requests: read,
			digests
		});
		else notes.push(`requests of ${record.trial} are not compared one by one: ${read}`);
	}
	return {
		logs,
		notes
	};
}
/** The requests of the first file that is readable, or why none is. */
async function firstOf(files) {
	let why = "no folder of its session is at hand";
	for (const file of files) try {
		return decodeRequests(await readBounded(file, LARGEST_FILE));
	} catch (thrown) {
		why = messageOf(thrown);
	}
	return why;
}
/** The built-in generator says in its notes what it sent and when. */
function digestsOf({ notes }) {
	const said = (what) => notes.flatMap((note) => new RegExp(`^${what} ([0-9a-f]{16})$`).exec(note)?.[1] ?? [])[0];
	const [schedule, requests] = [said("schedule"), said("requests")];
	return schedule === void 0 || requests === void 0 ? void 0 : {
		schedule,
		requests
	};
}
// src/commands/render.ts
const FORMATS = [
	"text",
	"markdown",
	"json",
	"html"
];
const RENDERERS = {
	text: ({ comparison, context }, terminal) => toText(comparison, context, terminal),
	markdown: ({ comparison, context }) => toMarkdown(comparison, context),
	json: ({ comparison }) => `${JSON.stringify(toJson(comparison), null, 2)}\n`,
	html: async ({ comparison, context, material }, _, world) => toHtml(comparison, context, await material(), await pageAssets(world))
};
async function renderAs(format, rendered, terminal, world) {
	return RENDERERS[format](rendered, terminal, world);
}
// src/commands/judge.ts
async function written(file, text) {
	try {
		await writeFile(file, text);
	} catch (cause) {
		throw new UserError(`--out ${file} cannot be written: ${messageOf(cause)}`, { cause });
	}
}
/** Of sessions that were measured in turn: what was measured of every request. What cannot be read is told. */
async function requestLogs(placed, paired, { log }) {
	const inTurn = ({ session: { records } }) => paired || records.some(({ variant, round }) => variant === "base" && round > 0);
	const read = await Promise.all(placed.filter(inTurn).map(({ session, folders }) => readRequestLogs(folders, session.records)));
	for (const note of read.flatMap(({ notes }) => notes)) log.warn(note);
	return new Map(read.flatMap(({ logs }) => [...logs]));
}
/** What `compare` and `report` share: judge under a policy, render, exit. */
async function judgeAndRender({ head, baselines, judge, paired, whole, folders }, args, world, output) {
	const format = args.choice("format", FORMATS);
	const { policy, enforce, plannedCells = [] } = await readPolicy(args.value("config"), world);
	const expectedCells = [...new Set([...head.expectedCells, ...whole ? plannedCells : []])];
	const past = baselines.state === "found" ? baselines.sessions : [];
	const placed = [{
		session: head,
		folders: folders.head
	}, ...past.map((session) => ({
		session,
		folders: [folders.past.get(session.id) ?? []].flat()
	}))];
	const requests = await requestLogs(placed, paired, world);
	const comparison = compare({
		head: {
			...head,
			expectedCells
		},
		baselines,
		policy,
		paired,
		requests,
		judge,
		confirmable: false
	});
	const { records: _, ...session } = head;
	const context = {
		suite: head.suite,
		session,
		enforce,
		mode: "report",
		reproduce: "",
		warnings: []
	};
	const out = args.value("out");
	const material = () => materialOf({
		comparison,
		head: {
			session: head,
			folders: folders.head
		},
		past: placed.slice(1),
		policy,
		...linkTo(out === void 0 ? "." : dirname(out), folders.head)
	});
	const text = await renderAs(format, {
		comparison,
		context,
		material
	}, output, world);
	if (out === void 0) output.write(text);
	else await written(out, text);
	return exitCodeOf(comparison.decision, enforce);
}
export { judgeAndRender as t };
