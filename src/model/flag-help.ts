/** How a program is asked which flags it knows. */
export interface FlagHelp {
  /** Command lines that print them, the one of the newest version first. */
  readonly argvs: readonly (readonly string[])[];
  /** A list without these is a part of the flags, or the answer to another question. */
  readonly required: readonly string[];
  /** What it prints where it does not know a flag, or not the way in which it was used. */
  readonly refused: RegExp;
  /** Flags that some version has no more: with one of them it is asked before it is started. */
  readonly suspects?: ReadonlyMap<string, unknown>;
}

/** What argparse says of a flag that is not its own. */
export const UNRECOGNIZED = /unrecognized arguments: (.*)/;
