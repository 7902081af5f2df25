import { messageOf } from "./model/errors.ts";
import type { Log } from "./model/world.ts";
import { actionsLog } from "./publish/actions-log.ts";
import { cleanUp } from "./run/clean-up.ts";
import { ledgerPath, sidesLedgerPath } from "./run/ledger.ts";
import { directoryStore } from "./store/directory.ts";
import { isSessionFolder } from "./store/session-folder.ts";
import { uploadArtifact } from "./store/upload-artifact.ts";

/** The post step: takes down what a killed action left, and keeps what it had measured. Never fails the job. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const log = actionsLog((text) => process.stdout.write(text));
  await endOpenCheck(env, log).catch((cause: unknown) => log.warn(`the check was not ended: ${messageOf(cause)}`));
  const folder = env["STATE_folder"];
  if (folder === undefined || folder === "") return;
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (cause) {
      log.warn(`${what}: ${messageOf(cause)}`);
    }
  };
  await attempt("processes of the run may be left", async () => {
    for (const ledger of [ledgerPath(folder), sidesLedgerPath(folder)]) {
      for (const line of await cleanUp(ledger)) log.info(line);
    }
  });
  if (env["STATE_stored"] === "true") return;
  await attempt(`the session was not stored; it is in ${folder}`, async () => {
    if (!(await isSessionFolder(folder))) return;
    const name = env["STATE_session-name"] ?? "llm-perf-gate";
    const path = env["STATE_store-path"];
    const days = Number(env["STATE_retention-days"]) || undefined;
    const save =
      path === undefined
        ? uploadArtifact(folder, name, days, { log }).then(({ where }) => where)
        : directoryStore(path).save(folder, name);
    log.info(`session kept: ${await save}`);
  });
}

/** Nearly every action ends its check itself: the client of the forge, slow to load, is for the others. */
async function endOpenCheck(env: NodeJS.ProcessEnv, log: Log): Promise<void> {
  if ((env["STATE_check"] ?? "") === "" || env["STATE_check-ended"] === "true") return;
  const { endCheck } = await import("./action/end-check.ts");
  await endCheck(env, log);
}

await main(process.env);
