import { element } from "./element.ts";

export interface Order {
  readonly key: string;
  readonly down: boolean;
}

/** Makes every head cell with a `data-key` a button. A third click goes back to the order of importance. */
export function sortableHead(table: HTMLTableElement, changed: (order: Order | undefined) => void): void {
  const heads = [...(table.tHead?.querySelectorAll<HTMLElement>("th[data-key]") ?? [])];
  let order: Order | undefined;
  for (const head of heads) {
    const key = head.dataset["key"] ?? "";
    const button = element("button", { type: "button" }, head.textContent ?? "");
    button.addEventListener("click", () => {
      order = nextOrder(order, key);
      for (const other of heads) other.removeAttribute("aria-sort");
      if (order !== undefined) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      changed(order);
    });
    head.replaceChildren(button);
  }
}

export function nextOrder(order: Order | undefined, key: string): Order | undefined {
  if (order?.key !== key) return { key, down: true };
  return order.down ? { key, down: false } : undefined;
}

type Comparable = string | number | undefined;

/** Places in a new order; what has no value comes last either way. */
export function sorted(
  places: readonly number[],
  { down }: Order,
  keyOf: (place: number) => Comparable,
): readonly number[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const keyed = places.map((place) => ({ place, value: keyOf(place) }));
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    const size =
      typeof a.value === "number" && typeof b.value === "number"
        ? a.value - b.value
        : compare(String(a.value), String(b.value));
    return (down ? -size : size) || a.place - b.place;
  });
  return keyed.map(({ place }) => place);
}
