const EXIT_CODES = {
	pass: 0,
	measured: 0,
	fail: 1,
	"cannot-judge": 3
};
/** Under `observe` everything is reported and nothing is red. */
function exitCodeOf(decision, enforce) {
	return enforce === "observe" ? 0 : EXIT_CODES[decision];
}
/** What shells expect of a process that a signal ended. */
const SIGNAL_EXIT_CODES = {
	SIGINT: 130,
	SIGTERM: 143
};
export { exitCodeOf as n, SIGNAL_EXIT_CODES as t };
