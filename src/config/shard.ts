import { UserError } from "../model/errors.ts";

/** Part `index`, from 1, of `of`. */
export interface ShardChoice {
  readonly index: number;
  readonly of: number;
}

/**
 * `2/4`: the second of four parts.
 * @throws UserError naming `source`, which is how the user wrote it: `--shard`, `input shard`.
 */
export function parseShard(text: string, source: string): ShardChoice {
  const [, index = 0, of = 0] = (/^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new UserError(`${source}: expected I/N with I from 1 to N, such as 2/4, saw "${text}"`);
}
