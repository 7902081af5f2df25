import { nextOrder, type Order } from "../html/row-order.ts";
import { element } from "./element.ts";

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
