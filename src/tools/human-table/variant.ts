import type { CellReading } from "./label.ts";

/** What a table says of one variant, at one point where it has several. */
export interface Variant extends CellReading {
  /** Absent where the table is of one variant alone. */
  readonly name?: string;
  readonly point: string;
}
