import { _ as string, a as boolean, h as record, p as object, r as array, u as literal } from "./schemas.js";
import { n as UserError, r as messageOf } from "./errors.js";
import { f as RECORDS_FOLDER, m as SESSION_FILE, u as SESSION_SCHEMA } from "./session-folder.js";
import { n as writeAtomically, t as onDisk } from "./atomic-file.js";
import { join } from "node:path";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
// src/run/session-writer.ts
/** What a later round or a resumed run keeps of the header that it finds. */
const earlierSchema = object({
	schema: literal(SESSION_SCHEMA),
	id: string(),
	suite: string(),
	origin: object({ commit: string().optional() }),
	environment: object({ subject: record(string(), string()) }),
	planDigest: string().optional(),
	expectedCells: array(string()),
	complete: boolean(),
	notes: array(string()),
	startedAt: string().optional()
});
/**
* Begins a session in a folder, or goes on with the one that is there: a confirmation and a resumed run add to it.
* `session.json` says `complete: false` until `close`.
* @throws UserError when the folder holds another commit's session, or one that cannot be read.
*/
function openSession({ folder, fresh, already, confirms }) {
	const file = join(folder, SESSION_FILE);
	const earlier = readEarlier(file);
	if (earlier !== void 0) refuseStranger(folder, earlier, fresh);
	for (const inner of [RECORDS_FOLDER, "raw"]) onDisk(folder, () => mkdirSync(join(folder, inner), { recursive: true }));
	const records = new Map(already.map((record) => [record.trial, record]));
	const learned = {
		...earlier?.environment.subject,
		...fresh.environment.subject
	};
	let notes = new Set(confirms ? earlier?.notes : []);
	const startedAt = earlier?.startedAt ?? new Date().toISOString();
	let pairs = {};
	const planDigest = earlier?.planDigest ?? fresh.planDigest;
	const headerNow = (complete, endedAt) => ({
		schema: SESSION_SCHEMA,
		...fresh,
		...pairs,
		id: earlier?.id ?? fresh.id,
		environment: {
			class: fresh.environment.class,
			subject: learned
		},
		...planDigest === void 0 ? {} : { planDigest },
		expectedCells: earlier?.expectedCells ?? fresh.expectedCells,
		complete,
		notes: [...notes],
		startedAt,
		...endedAt === void 0 ? {} : { endedAt }
	});
	const write = (complete, endedAt) => {
		const header = headerNow(complete, endedAt);
		writeAtomically(file, `${JSON.stringify(header, null, 2)}\n`);
		return header;
	};
	write(false);
	return {
		keep: (record) => {
			const path = join(folder, RECORDS_FOLDER, `${record.trial}.json`);
			setAside(path, join(folder, "raw", record.trial));
			writeAtomically(path, `${JSON.stringify(record, null, 2)}\n`);
			records.set(record.trial, record);
		},
		note: (line) => {
			notes = new Set([...notes, line]);
		},
		lead: (lines) => {
			notes = new Set([...lines, ...notes]);
		},
		learn: (key, value) => {
			learned[key] = value;
		},
		limitPairs: (pairsAtMost) => {
			pairs = { pairsAtMost };
			write(false);
		},
		has: (trial) => records.has(trial),
		snapshot: () => ({
			...headerNow(false),
			records: [...records.values()]
		}),
		close: (complete) => {
			const whole = complete && (!confirms || earlier?.complete !== false);
			return {
				...write(whole, new Date().toISOString()),
				records: [...records.values()]
			};
		}
	};
}
function readEarlier(file) {
	if (!existsSync(file)) return void 0;
	try {
		return earlierSchema.parse(JSON.parse(readFileSync(file, "utf8")));
	} catch (cause) {
		throw new UserError(`${file} cannot be read: ${messageOf(cause)}`, {
			hint: "choose another folder with --out",
			cause
		});
	}
}
function refuseStranger(folder, earlier, fresh) {
	const [was, is] = [earlier.origin.commit, fresh.origin.commit].map((commit) => commit ?? "an unknown commit");
	if (earlier.suite === fresh.suite && was === is) return;
	throw new UserError(`${folder} holds a session of ${earlier.suite} at ${was}; this one is of ${fresh.suite} at ${is}`, { hint: "a session is one commit: choose another folder with --out" });
}
/** Copies the record that is about to be replaced to its raw files, under the first free name. */
function setAside(path, rawFolder) {
	if (!existsSync(path)) return;
	for (let attempt = 1;; attempt++) {
		const aside = join(rawFolder, `record-${attempt}.json`);
		if (existsSync(aside)) continue;
		onDisk(aside, () => {
			mkdirSync(rawFolder, { recursive: true });
			copyFileSync(path, aside);
		});
		return;
	}
}
export { openSession as t };
