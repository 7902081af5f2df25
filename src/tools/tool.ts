import type { TestKind } from "../model/cell.ts";
import type { FlagHelp } from "../model/flag-help.ts";
import type { Reading } from "../model/record.ts";
import type { Environ } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";

/** One text that a tool left behind. */
export interface Source {
  /** Path or `stdout`, for messages and for the cell's name. */
  readonly name: string;
  readonly text: string;
}

/** What `run` knows when a trial starts. */
export interface Target {
  /** Absent for offline tests, whose tool loads the model itself. */
  readonly baseUrl?: string;
  /** The model that the server serves. */
  readonly model?: string;
  /** An existing, empty folder for the tool's result files. */
  readonly folder: string;
  readonly node: string;
  readonly cli: string;
  /** Nothing was measured in the session before: the time for what is done once. */
  readonly first: boolean;
  /** Whether the installed tool takes a flag (`--num-warmups`); absent while it was not asked. */
  readonly knows?: (flag: string) => boolean;
}

export interface ToolCommand {
  readonly argv: readonly string[];
  readonly env: Environ;
  /** Where the result will be; stdout is read when the file does not appear. */
  readonly resultFile: string;
  /** Further files of the same result, which may be absent. */
  readonly otherFiles?: readonly string[];
  /** Where the per-request columns will be (`model/requests.ts`), for a tool that writes them. */
  readonly requestsFile?: string;
  /** Files to write before the start, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a text was recognised by, for `--explain` and for messages. */
export interface Detection {
  readonly evidence: string;
  /** It tells again, rounded, what files beside it hold: of a folder it is read where those are gone. */
  readonly copy?: true;
}

/** One block of results. */
export interface NamedReading extends Reading {
  /** The cell, when the text itself names it. */
  readonly cell?: string;
  /** Which variant of its cell it is, where one text holds several. */
  readonly variant?: string;
  /** What tells it from the other results of its text where a rate or a limit of requests in flight does not: `tg128,threads=4`. */
  readonly point?: string;
  /** Set when one run spreads over several files of a folder: files with the same key are one result. */
  readonly part?: string;
}

/** A reading, and where in the text it was found. */
export interface Placed {
  readonly start: number;
  readonly reading: NamedReading;
}

export interface Tool {
  readonly kinds: readonly TestKind[];
  /** Pure: the exact command of one trial. */
  readonly command: (trial: Trial, target: Target) => ToolCommand;
  /** How the installed tool is asked which flags it knows, when it refuses one; absent: it is not asked. */
  readonly help?: (trial: Trial) => FlagHelp;
  /** `undefined` when the text is not this tool's. */
  readonly detect: (source: Source) => Detection | undefined;
  /**
   * All results in one text, in order.
   * @throws UserError with the source's name when the text is this tool's but cannot be read.
   */
  readonly read: (source: Source) => readonly NamedReading[];
}
