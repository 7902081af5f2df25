// src/model/errors.ts
/** The user can fix it: printed as one line and a hint, without a stack. Exit code 2. */
var UserError = class extends Error {
	hint;
	constructor(message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.name = "UserError";
		this.hint = options.hint;
	}
};
/** Something outside the change under test prevents a verdict: a dirty node, an engine that does not start. Exit code 3. */
var CannotJudgeError = class extends Error {
	hint;
	constructor(message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.name = "CannotJudgeError";
		this.hint = options.hint;
	}
};
/** The message of anything that was thrown. */
function messageOf(thrown) {
	return thrown instanceof Error ? thrown.message : String(thrown);
}
export { UserError as n, messageOf as r, CannotJudgeError as t };
