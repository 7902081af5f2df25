/** Names of suites and legs become parts of artifact and file names. */
export const NAME_PATTERN = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,59}$/;
export const NAME = "letters, digits, dots, dashes and underscores, at most 60, not beginning with a dot or a dash";
