import { element } from "./element.ts";
import { say } from "./words.ts";

/** So many rows are put into the page at a time: thousands at once would make it slow to open. */
const AT_ONCE = 60;

export interface LongTable {
  /** Shows the rows of these places, in this order. */
  show(places: readonly number[]): void;
}

interface Parts {
  readonly table: HTMLTableElement;
  readonly more: HTMLElement;
  /** A row's line as markup; all texts in it are escaped. */
  readonly markup: (place: number) => string;
  /** What stands under an opened line. It is called when the line is in the page. */
  readonly detail: (place: number, panel: HTMLElement) => void;
  /** Called for each new line. */
  readonly added?: (place: number, line: HTMLTableRowElement) => void;
}

/** A table that grows when the reader asks, whose lines open to their details. */
export function longTable({ table, more, markup, detail, added }: Parts): LongTable {
  const body = table.tBodies[0] ?? table.createTBody();
  let left: readonly number[] = [];
  const grow = (count = AT_ONCE) => {
    const now = left.slice(0, count);
    left = left.slice(count);
    const template = element("template");
    template.innerHTML = now.map(markup).join("");
    const lines = [...template.content.querySelectorAll("tr")];
    body.append(template.content);
    for (const line of lines) added?.(Number(line.dataset["index"]), line);
    more.replaceChildren(...(left.length === 0 ? [] : moreButtons()));
  };
  const moreButtons = () =>
    [...new Set([Math.min(5 * AT_ONCE, left.length), left.length])].map((count) => {
      const text = count === left.length ? `All ${count.toLocaleString("en-US")} other rows` : `${count} more rows`;
      const button = element("button", { type: "button" }, say(text));
      button.addEventListener("click", () => grow(count));
      return button;
    });
  body.addEventListener("click", (event) => {
    const line = event.target instanceof Element ? event.target.closest("tr") : null;
    if (line === null || line.classList.contains("detail") || getSelection()?.isCollapsed === false) return;
    toggle(line, detail);
  });
  // On paper there is no scrolling; thousands of rows are no reading either.
  addEventListener("beforeprint", () => grow(4 * AT_ONCE));
  return {
    show(places) {
      body.replaceChildren();
      left = places;
      grow();
    },
  };
}

export function toggle(line: HTMLTableRowElement, detail: Parts["detail"]): void {
  const button = line.querySelector("button.open");
  const next = line.nextElementSibling;
  if (next?.classList.contains("detail")) {
    next.remove();
    button?.setAttribute("aria-expanded", "false");
    return;
  }
  const panel = element("div", { class: "panel" });
  line.after(element("tr", { class: "detail" }, element("td", { colspan: String(line.cells.length) }, panel)));
  button?.setAttribute("aria-expanded", "true");
  detail(Number(line.dataset["index"]), panel);
}
