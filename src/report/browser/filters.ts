import type { Choice, FilterState } from "../html/row-filter.ts";
import { element } from "./element.ts";
import { say } from "./words.ts";

export interface Asked {
  readonly toggles: readonly { readonly name: string; readonly label: string; readonly choices: readonly Choice[] }[];
  readonly selects: readonly { readonly name: string; readonly label: string; readonly choices: readonly Choice[] }[];
}

/** A line of controls; `changed` is told the new state. `/` goes to the search. */
export function filterBar(bar: HTMLElement, { toggles, selects }: Asked, changed: (state: FilterState) => void): void {
  const search = element("input", { type: "search", placeholder: say("Search  /"), "aria-label": say("Search rows") });
  const chosen: Record<string, Set<string>> = {};
  const tell = () =>
    changed({
      words: search.value
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== ""),
      chosen,
    });
  search.addEventListener("input", tell);
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    search.focus();
  });
  const groups = toggles.map(({ name, label, choices }) => {
    const values = new Set<string>();
    chosen[name] = values;
    const buttons = choices.map(({ value, text }) => {
      const button = element("button", { type: "button", "aria-pressed": "false", class: `chip ${value}` }, text);
      button.addEventListener("click", () => {
        const pressed = values.has(value);
        if (pressed) values.delete(value);
        else values.add(value);
        button.setAttribute("aria-pressed", String(!pressed));
        tell();
      });
      return button;
    });
    return element("div", { role: "group", "aria-label": say(label), class: "chips" }, ...buttons);
  });
  const menus = selects.map(({ name, label, choices }) => {
    const menu = element(
      "select",
      { "aria-label": say(label) },
      element("option", { value: "" }, say(`${label}: all`)),
    );
    for (const { value, text } of choices) menu.append(element("option", { value }, text));
    menu.addEventListener("change", () => {
      chosen[name] = new Set(menu.value === "" ? [] : [menu.value]);
      tell();
    });
    return menu;
  });
  bar.replaceChildren(search, ...groups, ...menus);
  bar.hidden = false;
}
