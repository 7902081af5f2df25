import { nearlyMetrics } from "./custom/nearly.ts";
import { unreadTable } from "./human-table/unread.ts";
import type { Source } from "./tool.ts";

/** Why a text is of no known form, and what would help. */
interface WhyNot {
  readonly reason: string;
  readonly hint: string;
}

/** `undefined` where nothing more can be said than which forms were tried. */
export function whyNot(source: Source): WhyNot | undefined {
  return unreadTable(source) ?? nearlyMetrics(source);
}
