import { element } from "./element.ts";

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface FilterState {
  /** Words that must all be in a row's text; lower case. */
  readonly words: readonly string[];
  /** By filter name, the values that are let through; a filter that is not named lets all through. */
  readonly chosen: Readonly<Record<string, ReadonlySet<string>>>;
}

/** Whether a row is shown. `facets` are its values by filter name. */
export function passes(
  { words, chosen }: FilterState,
  text: string,
  facets: Readonly<Record<string, string>>,
): boolean {
  const low = text.toLowerCase();
  return (
    words.every((word) => low.includes(word)) &&
    Object.entries(chosen).every(([name, values]) => values.size === 0 || values.has(facets[name] ?? ""))
  );
}

export interface Asked {
  readonly toggles: readonly { readonly name: string; readonly label: string; readonly choices: readonly Choice[] }[];
  readonly selects: readonly { readonly name: string; readonly label: string; readonly choices: readonly Choice[] }[];
}

/** A line of controls; `changed` is told the new state. `/` goes to the search. */
export function filterBar(bar: HTMLElement, { toggles, selects }: Asked, changed: (state: FilterState) => void): void {
  const search = element("input", { type: "search", placeholder: "Search  /", "aria-label": "Search rows" });
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
    return element("div", { role: "group", "aria-label": label, class: "chips" }, ...buttons);
  });
  const menus = selects.map(({ name, label, choices }) => {
    const menu = element("select", { "aria-label": label }, element("option", { value: "" }, `${label}: all`));
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

/** The distinct values of a column, sorted as people count. */
export function choicesOf(values: Iterable<string>): readonly Choice[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...new Set(values)].sort(compare).map((value) => ({ value, text: value }));
}
