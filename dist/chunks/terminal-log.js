import { n as plainText, t as plainLines } from "./plain-text.js";
import { n as throttled, t as PROGRESS_EVERY_MS } from "./progress.js";
// src/publish/terminal-log.ts
const REDRAW_EVERY_MS = 100;
const CLEAR_LINE = "\r\x1B[2K";
const LONGEST_LINE = 4e3;
const DEFAULT_COLUMNS = 80;
const COLORS = {
	red: 31,
	yellow: 33,
	dim: 2,
	bold: 1
};
/** Messages for a person: the last line shows the progress on a terminal, elsewhere it comes as a line every few seconds. */
function terminalLog(stream, { color, clock = () => performance.now() }) {
	const rewritable = stream.isTTY === true;
	const due = throttled(rewritable ? REDRAW_EVERY_MS : PROGRESS_EVERY_MS, clock);
	const paint = (name, text) => color ? `\u001b[${COLORS[name]}m${text}\u001b[0m` : text;
	let drawn = false;
	const line = (text) => {
		stream.write(`${drawn ? CLEAR_LINE : ""}${text}\n`);
		drawn = false;
	};
	return {
		info: (text) => line(visible(text)),
		warn: (text) => line(`${paint("yellow", "warning:")} ${visible(text)}`),
		error: (text) => line(`${paint("red", "error:")} ${visible(text)}`),
		progress: (status) => {
			if (!due()) return;
			if (!rewritable) return line(plainText(status));
			stream.write(`${CLEAR_LINE}${paint("dim", plainText(status, (stream.columns ?? DEFAULT_COLUMNS) - 1))}`);
			drawn = true;
		},
		group(title, work) {
			line(paint("bold", plainText(title)));
			return work();
		}
	};
}
function visible(text) {
	return plainLines(text, LONGEST_LINE).join("\n");
}
export { terminalLog };
