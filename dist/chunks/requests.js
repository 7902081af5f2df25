// src/model/requests.ts
/** Schema of the requests file. Every instant in it is a whole number of microseconds, so that a metric computed again is the same. */
const REQUESTS_SCHEMA = "llm-perf-gate/requests@1";
/** How a request ended; a request's status is its place in this list, and stored files depend on the order. */
const REQUEST_STATUSES = [
	"completed",
	"refused",
	"reset",
	"http-4xx",
	"http-5xx",
	"timeout-connect",
	"timeout-first-token",
	"timeout-between-tokens",
	"timeout-total",
	"error-event",
	"malformed",
	"truncated",
	"no-tokens",
	"cancelled"
];
/** A cell without a value: a failed request has no TTFT, a server without `usage` tells no prompt tokens. */
const UNKNOWN = 4294967295;
/** One column per name, in file order. `start` counts from the start of the measurement, the other times from the request's own start. */
const REQUEST_COLUMNS = [
	"startUs",
	"ttftUs",
	"e2elUs",
	"promptTokens",
	"outputTokens",
	"status",
	"queueUs",
	"gapCount"
];
/** The requests file: one line of JSON that describes the layout, then the columns as little-endian uint32, then the gaps. */
function encodeRequests(requests) {
	const header = {
		schema: REQUESTS_SCHEMA,
		type: "uint32le",
		requests: requests.startUs.length,
		gaps: requests.gapsUs.length,
		durationUs: requests.durationUs,
		columns: REQUEST_COLUMNS,
		statuses: REQUEST_STATUSES,
		unknown: UNKNOWN
	};
	const line = new TextEncoder().encode(`${JSON.stringify(header)}\n`);
	const columns = [...REQUEST_COLUMNS.map((name) => requests[name]), requests.gapsUs];
	const file = new Uint8Array(line.length + 4 * columns.reduce((cells, column) => cells + column.length, 0));
	file.set(line);
	const view = new DataView(file.buffer);
	let offset = line.length;
	for (const column of columns) for (const cell of column) {
		view.setUint32(offset, cell, true);
		offset += 4;
	}
	return file;
}
export { UNKNOWN as n, encodeRequests as r, REQUEST_STATUSES as t };
