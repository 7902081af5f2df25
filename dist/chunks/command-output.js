import { setMaxListeners } from "node:events";
import { spawn } from "node:child_process";
// src/devices/command-output.ts
const LIMIT_MS = 5e3;
const MOST_CHARACTERS = 2 ** 24;
/** What the command printed; `undefined` when it is not there, fails, or takes too long. Never throws. */
function commandOutput(argv, { env, cwd, signal }, limitMs = LIMIT_MS) {
	if (signal?.aborted === true) return Promise.resolve(void 0);
	const [file = "", ...args] = argv;
	return new Promise((resolve) => {
		const child = spawn(file, args, {
			env: { ...env },
			cwd,
			detached: true,
			stdio: [
				"ignore",
				"pipe",
				"ignore"
			]
		});
		let printed = "";
		const end = (output) => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", giveUp);
			resolve(output);
		};
		const giveUp = () => {
			killGroup(child.pid);
			child.stdout.destroy();
			child.unref();
			end();
		};
		const timer = setTimeout(giveUp, limitMs);
		if (signal !== void 0) setMaxListeners(0, signal);
		signal?.addEventListener("abort", giveUp, { once: true });
		child.stdout.setEncoding("utf8").on("data", (text) => {
			printed += text;
			if (printed.length > MOST_CHARACTERS) giveUp();
		});
		child.once("error", () => end());
		child.once("close", (code) => end(code === 0 ? printed : void 0));
	});
}
function killGroup(leader) {
	if (leader === void 0) return;
	try {
		process.kill(-leader, "SIGKILL");
	} catch {}
}
export { commandOutput as t };
