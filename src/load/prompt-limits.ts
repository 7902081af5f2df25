import { UserError } from "../model/errors.ts";

/** No model has a longer context (2026: ten million tokens). */
const LONGEST = 10_000_000;

/** Prompts are made before the clock starts, at some 13 bytes a token with its text: a Node process has room for 2 GB. */
const MOST_IN_ALL = 100_000_000;

/**
 * @param where file and line, or the data set's name.
 * @throws UserError when no request can be so long.
 */
export function checkLength(tokens: number, where: string, what: string): void {
  if (tokens <= LONGEST) return;
  throw new UserError(`${where}: ${what} is ${tokens}, the longest that is made is ${LONGEST} tokens`, {
    hint: `a length of at most ${LONGEST}`,
  });
}

/** @throws UserError when the prompts together do not fit into memory. */
export function checkTotal(tokens: number, where: string): void {
  if (tokens <= MOST_IN_ALL) return;
  throw new UserError(`${where}: the prompts are ${tokens} tokens in all, the most that is made is ${MOST_IN_ALL}`, {
    hint: "fewer or shorter prompts",
  });
}
