import { type FilterState, passes } from "../html/row-filter.ts";
import { type Order, sorted } from "../html/row-order.ts";
import { type Asked, filterBar } from "./filters.ts";
import type { LongTable } from "./long-table.ts";
import { sortableHead } from "./sorting.ts";
import { say } from "./words.ts";

interface View {
  readonly sectionId: string;
  readonly count: number;
  /** What the search looks into. */
  readonly text: (place: number) => string;
  readonly facets: (place: number) => Readonly<Record<string, string>>;
  readonly sortValue: (place: number, key: string) => string | number | undefined;
  readonly controls: Asked;
  readonly table: (parts: { readonly table: HTMLTableElement; readonly more: HTMLElement }) => LongTable;
}

/** Takes over the table that the page came with: search, filters, sorting. */
export function shownRows({ sectionId, count, text, facets, sortValue, controls, table: make }: View): void {
  const section = document.getElementById(sectionId);
  const [table, bar, more] = ["table", ".filters", ".more"].map((name) => section?.querySelector<HTMLElement>(name));
  if (!(table instanceof HTMLTableElement) || !bar || !more) return;
  const lines = make({ table, more });
  const all = Array.from({ length: count }, (_, place) => place);
  let filter: FilterState = { words: [], chosen: {} };
  let order: Order | undefined;
  const refresh = () => {
    const places = all.filter((place) => passes(filter, text(place), facets(place)));
    const asked = order;
    lines.show(asked === undefined ? places : sorted(places, asked, (place) => sortValue(place, asked.key)));
    if (places.length === 0) more.textContent = say("No row is like that.");
  };
  sortableHead(table, (next) => {
    order = next;
    refresh();
  });
  filterBar(bar, controls, (next) => {
    filter = next;
    refresh();
  });
  refresh();
}
