import { plainText } from "../../model/plain-text.ts";
import type { VariantTable } from "../../model/variants.ts";
import { ABSENT } from "../format.ts";
import { cellText, labelOf } from "../variants.ts";
import { escaped } from "./markup.ts";

const LONGEST_TEXT = 400;

/** One table a cell: metrics by variants, the best in bold. */
export function variantsMarkup(tables: readonly VariantTable[]): string {
  return tables.map(tableMarkup).join("\n");
}

function tableMarkup({ cell, variants, rows, flags }: VariantTable): string {
  const lines = rows.map((row) => {
    const cells = variants.map((variant) => {
      const value = row.values.find((one) => one.variant === variant);
      const text = value === undefined ? ABSENT : shown(cellText(value));
      return `<td>${value?.best === true ? `<strong>${text}</strong>` : text}</td>`;
    });
    return `<tr><th scope="row">${shown(labelOf(row))}</th>${cells.join("")}</tr>`;
  });
  const heads = ["", ...variants].map((name) => `<th scope="col">${shown(name)}</th>`).join("");
  const warned = flags.length === 0 ? "" : `<ul>${flags.map((flag) => `<li>${shown(flag)}</li>`).join("")}</ul>`;
  return `<section><h2>${shown(cell)}</h2><table class="plain"><thead><tr>${heads}</tr></thead><tbody>${lines.join("")}</tbody></table>${warned}</section>`;
}

function shown(text: string): string {
  return escaped(plainText(text, LONGEST_TEXT));
}
