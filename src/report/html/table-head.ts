import type { Say } from "../language/say.ts";
import { escaped } from "./markup.ts";

interface Column {
  readonly key: string;
  readonly title: string;
  readonly wide?: true;
  readonly number?: true;
}

/** Head cells by which a script can sort. */
export function headCells(columns: readonly Column[], say: Say): string {
  return columns
    .map(({ key, title, wide, number }) => {
      const classes = [wide ? "wide" : "", number ? "number" : ""].filter((name) => name !== "").join(" ");
      return `<th scope="col" data-key="${key}"${classes === "" ? "" : ` class="${classes}"`}>${escaped(say(title))}</th>`;
    })
    .join("");
}
