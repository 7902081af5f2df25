import type { World } from "../model/world.ts";
import type { Arguments, OptionKinds } from "./arguments.ts";

/** Where results go; everything else goes to `world.log`. */
export interface Output {
  readonly write: (text: string) => void;
  readonly columns: number;
  readonly color: boolean;
  readonly readStdin: () => Promise<string>;
}

export interface Command {
  /** The words behind the command's name, as the README shows them. */
  readonly usage: string;
  readonly options: OptionKinds;
  /** Resolves to the exit code. */
  readonly run: (args: Arguments, world: World, output: Output) => Promise<number>;
}
