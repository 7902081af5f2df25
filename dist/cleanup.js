import { r as messageOf } from "./chunks/errors.js";
import { n as uploadArtifact, t as actionsLog } from "./chunks/actions-log.js";
import { S as sidesLedgerPath, b as ledgerPath, t as cleanUp } from "./chunks/clean-up.js";
import { t as directoryStore } from "./chunks/directory.js";
import { n as isSessionFolder } from "./chunks/session-folder.js";
// src/cleanup.ts
/** The post step: takes down what a killed action left, and keeps what it had measured. Never fails the job. */
async function main(env) {
	const log = actionsLog((text) => process.stdout.write(text));
	await endOpenCheck(env, log).catch((cause) => log.warn(`the check was not ended: ${messageOf(cause)}`));
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
		for (const ledger of [ledgerPath(folder), sidesLedgerPath(folder)]) for (const line of await cleanUp(ledger)) log.info(line);
	});
	if (env["STATE_stored"] === "true") return;
	await attempt(`the session was not stored; it is in ${folder}`, async () => {
		if (!await isSessionFolder(folder)) return;
		const name = env["STATE_session-name"] ?? "llm-perf-gate";
		const path = env["STATE_store-path"];
		const days = Number(env["STATE_retention-days"]) || void 0;
		const save = path === void 0 ? uploadArtifact(folder, name, days, { log }).then(({ where }) => where) : directoryStore(path).save(folder, name);
		log.info(`session kept: ${await save}`);
	});
}
/** Nearly every action ends its check itself: the client of the forge, slow to load, is for the others. */
async function endOpenCheck(env, log) {
	if ((env["STATE_check"] ?? "") === "" || env["STATE_check-ended"] === "true") return;
	const { endCheck } = await import("./chunks/end-check.js");
	await endCheck(env, log);
}
await main(process.env);
export {};
