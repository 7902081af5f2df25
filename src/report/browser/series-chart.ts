import * as Plot from "@observablehq/plot";
import { formatChange, formatQuantity } from "../format.ts";
import type { Samples, SeriesData, Slot } from "../html/page-data.ts";
import { COLORS, LOOKS } from "./figure.ts";
import { say } from "./words.ts";

export interface SeriesPicture {
  readonly series: SeriesData;
  readonly samples: Samples;
  readonly slots: readonly Slot[];
  readonly width: number;
}

export interface JudgedRange {
  /** The value that the head is compared with, and the interval of the change as fractions of it. */
  readonly base: number;
  readonly interval: readonly [number, number];
  /** Smallest relative change that matters. */
  readonly relative: number;
}

interface Point {
  readonly slot: number;
  readonly value: number;
  readonly side: Slot["side"];
  readonly title: string;
}

/** Every repeat of every session as a point, each session's median as a line, and where the level changed. */
export function seriesChart({ series, samples, slots, width }: SeriesPicture, judged?: JudgedRange) {
  const points = pointsOf(samples, slots);
  const medians = mediansOf(samples, slots);
  const shown = (value: number) => formatQuantity(value, series.unit);
  const end = slots.length - (judged === undefined ? 0.5 : 0);
  return Plot.plot({
    ...LOOKS,
    width,
    height: 220,
    marginLeft: 56,
    marginBottom: 46,
    marginRight: 16,
    x: { domain: [-0.5, end], label: null, ticks: [] },
    y: { label: `${series.metric}${series.unit === "" ? "" : ` (${series.unit})`}`, nice: true, zero: false, ticks: 5 },
    marks: [
      Plot.gridY({ ticks: 5, stroke: COLORS.quiet, strokeOpacity: 0.6 }),
      Plot.axisX(ticksOf(slots, width), {
        tickFormat: (slot: number) => labelOf(slots[slot]),
        tickRotate: -30,
        fontFamily: "ui-monospace, monospace",
        fontSize: 10,
      }),
      ...(judged === undefined ? [] : judgedMarks(judged, slots, end)),
      ...series.changes.flatMap((change) => [
        Plot.ruleX([change.slot - 0.5], { stroke: COLORS.change, strokeDasharray: "4,3" }),
        Plot.text([change], {
          x: change.slot - 0.5,
          frameAnchor: "top",
          dy: -6,
          text: () => formatChange(change.after / change.before - 1),
          fill: COLORS.change,
          fontWeight: "bold",
        }),
      ]),
      ...series.levels.flatMap((level) => [
        Plot.ruleY([level.value], { stroke: COLORS.text, strokeDasharray: "1,3" }),
        Plot.text([level], {
          y: "value",
          frameAnchor: "left",
          dx: 4,
          dy: -6,
          textAnchor: "start",
          text: "label",
          fill: COLORS.text,
        }),
      ]),
      Plot.line(
        medians.filter(({ side }) => side === "past"),
        { x: "slot", y: "value", stroke: COLORS.past, strokeWidth: 1.25, strokeOpacity: 0.7 },
      ),
      Plot.dot(points, {
        x: "jittered",
        y: "value",
        r: 3,
        symbol: ({ side }: Point) => SYMBOLS[side],
        fill: ({ side }: Point) => COLORS[side],
        fillOpacity: 0.75,
      }),
      Plot.ruleY(medians, {
        x1: ({ slot }: Point) => slot - 0.3,
        x2: ({ slot }: Point) => slot + 0.3,
        y: "value",
        stroke: ({ side }: Point) => COLORS[side],
        strokeWidth: 2,
      }),
      Plot.tip(
        points,
        Plot.pointer({
          x: "jittered",
          y: "value",
          title: (point: Point) => `${point.title}\n${shown(point.value)}`,
          fontSize: 12,
        }),
      ),
    ],
    symbol: { type: "identity" },
    color: { type: "identity" },
  });
}

const SYMBOLS = { past: "circle", base: "circle", head: "diamond", again: "triangle" } as const;

function pointsOf(samples: Samples, slots: readonly Slot[]): readonly (Point & { readonly jittered: number })[] {
  return slots.flatMap((slot, place) => {
    const own = samples[place] ?? [];
    const spread = (repeat: number) => (own.length === 1 ? 0 : (repeat / (own.length - 1) - 0.5) * 0.36);
    return own.map((value, repeat) => ({
      slot: place,
      jittered: place + spread(repeat),
      value,
      side: slot.side,
      title: [labelOf(slot), slot.at?.slice(0, 16).replace("T", " "), say(`repeat ${repeat}`)]
        .filter((part) => part !== undefined)
        .join("\n"),
    }));
  });
}

/** A stored session has its commit's name; the judged one's sides have ours. */
function labelOf(slot: Slot | undefined): string {
  if (slot === undefined) return "";
  return slot.side === "past" ? slot.label : say(slot.label);
}

function mediansOf(samples: Samples, slots: readonly Slot[]): readonly Point[] {
  return slots.flatMap(({ side, label }, slot) => {
    const value = median(samples[slot] ?? []);
    return value === undefined ? [] : [{ slot, value, side, title: label }];
  });
}

export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0,
  ];
  return (low + high) / 2;
}

function judgedMarks({ base, interval: [low, high], relative }: JudgedRange, slots: readonly Slot[], end: number) {
  const head = slots.findIndex(({ side }) => side === "head");
  const band = [{ y1: base * (1 - relative), y2: base * (1 + relative) }];
  return [
    Plot.rect(band, { x1: -0.5, x2: end, y1: "y1", y2: "y2", fill: COLORS.base, fillOpacity: 0.12 }),
    Plot.ruleY([base], { stroke: COLORS.base, strokeDasharray: "6,3" }),
    Plot.ruleX([{ y1: base * (1 + low), y2: base * (1 + high) }], {
      x: head + 0.6,
      y1: "y1",
      y2: "y2",
      stroke: COLORS.head,
      strokeWidth: 1.5,
      marker: "tick",
    }),
  ];
}

/** As many labels as fit, always the newest. */
function ticksOf(slots: readonly Slot[], width: number): readonly number[] {
  const every = Math.max(1, Math.ceil(slots.length / Math.max(1, Math.floor(width / 46))));
  return slots.flatMap((_, slot) => ((slots.length - 1 - slot) % every === 0 ? [slot] : []));
}
