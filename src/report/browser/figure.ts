import { element } from "./element.ts";
import { say } from "./words.ts";

export const COLORS = {
  past: "var(--past)",
  base: "var(--base)",
  head: "var(--head)",
  again: "var(--again)",
  quiet: "var(--line)",
  text: "var(--muted)",
  change: "var(--change)",
} as const;

/** What all charts have in common: they take the page's colours, so that a theme needs no new drawing. */
export const LOOKS = {
  style: { background: "transparent", color: "var(--text)", fontSize: "11px", overflow: "visible" },
} as const;

export function widthOf(place: Element, most = 760): number {
  return Math.max(260, Math.min(most, Math.floor(place.clientWidth)));
}

/** A chart with its caption; `told` says in words what the picture shows. */
export function figure(caption: string, told: string, chart: SVGSVGElement | HTMLElement): HTMLElement {
  // The picture has one name; Plot's names of its parts are not allowed where there is no role.
  for (const part of chart.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", told);
  const key = element("figcaption", {}, caption);
  return element("figure", {}, key, chart);
}

/** The marks' meaning, in shapes and colours. */
export function legend(...entries: readonly { readonly kind: string; readonly text: string }[]): HTMLElement {
  const keys = entries.map(({ kind, text }) =>
    element("span", {}, element("i", { class: `key ${kind}`, "aria-hidden": "true" }), say(text)),
  );
  return element("p", { class: "legend" }, ...keys);
}
