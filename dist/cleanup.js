import { r as messageOf } from "./chunks/errors.js";
import { n as uploadArtifact, t as actionsLog } from "./chunks/actions-log.js";
import { o as ledgerPath, t as cleanUp } from "./chunks/clean-up.js";
import { t as directoryStore } from "./chunks/directory.js";
import { n as isSessionFolder } from "./chunks/session-folder.js";
// src/cleanup.ts
/** The post step: takes down what a killed action left, and keeps what it had measured. Never fails the job. */
async function main(env) {
	const log = actionsLog((text) => process.stdout.write(text));
	const folder = env["STATE_folder"];
	if (folder === void 0 || folder === "") return;
	const attempt = async (what, work) => {
		try {
			await work();
		} catch (cause) {
			log.warn(`${what}: ${messageOf(cause)}`);
		}
	};
	await attempt("processes of the run may be left", async () => {
		for (const line of await cleanUp(ledgerPath(folder))) log.info(line);
	});
	if (env["STATE_stored"] === "true") return;
	await attempt(`the session was not stored; it is in ${folder}`, async () => {
		if (!await isSessionFolder(folder)) return;
		const name = env["STATE_session-name"] ?? "llm-perf-gate";
		const path = env["STATE_store-path"];
		const save = path === void 0 ? uploadArtifact(folder, name, void 0, { log }) : directoryStore(path).save(folder, name);
		log.info(`session kept: ${await save}`);
	});
}
await main(process.env);
export {};
