import { a as LOOKS } from "./compare.js";
import { r as readBounded } from "./session-folder.js";
import { r as messageOf } from "./errors.js";
import { r as decodeRequests } from "./requests.js";
import { join } from "node:path";
// src/compare/paired-input.ts
/** What `compare` and `nextLook` are asked about a session in which base and head were measured in turn. */
function interleavedInput({ session, baselines, always, looks = LOOKS, requests, ...rest }) {
	const common = {
		...rest,
		looks,
		...requests === void 0 ? {} : { requests }
	};
	if (!always) return {
		...common,
		head: session,
		baselines,
		confirmBy: "pairs"
	};
	const of = (variant) => session.records.filter((record) => record.variant === variant);
	const { base: commit } = session.origin;
	const base = {
		...session,
		id: `${session.id}, its base`,
		origin: {
			event: session.origin.event,
			...commit === void 0 ? {} : { commit }
		},
		records: of("base")
	};
	return {
		...common,
		paired: true,
		head: {
			...session,
			records: session.records.filter(({ variant }) => variant !== "base")
		},
		baselines: {
			state: "found",
			sessions: [base],
			notes: baselines.notes
		},
		history: baselines.state === "found" ? baselines.sessions : []
	};
}
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
export { interleavedInput as n, readRequestLogs as t };
