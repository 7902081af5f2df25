import type { Tally } from "../model/comparison.ts";
import { binomialUpperTail, fisherUpperTail } from "./distributions.ts";
import { total } from "./failures.ts";
import { mean } from "./sample.ts";
import { ENOUGH, type ShareCase } from "./series.ts";

/** Requests of a trial fail together: correlation inside a trial that is assumed at least, as for cluster samples. */
const TOGETHER = 0.01;

/** How the shares of completed requests differ. */
export interface ShareShift {
  readonly base: number;
  readonly head: number;
  /** As a fraction of the base's share. */
  readonly change: number;
  readonly pWorse: number;
  readonly pBetter: number;
  readonly units: number;
  readonly enough: boolean;
  /** False when nothing failed anywhere: such a row can find nothing and asks for no correction (Tarone 1990). */
  readonly testable: boolean;
  readonly tallies: { readonly base: Tally; readonly head: Tally; readonly clumping: number };
  readonly samples: { readonly base: readonly (readonly number[])[]; readonly head: readonly number[] };
  readonly again?: { readonly head: readonly number[]; readonly change: number; readonly pWorse: number };
}

const success = ({ requested, failed }: Tally) => 1 - failed / requested;

/** Fisher's exact test on counts that are first divided by how many requests fail together. */
export function estimateShare({ head, again, base }: ShareCase, paired: boolean): ShareShift {
  const sessions = paired ? base.flat() : base.map(total);
  const units = paired ? Math.min(head.length, sessions.length) : sessions.length;
  const [before, now, then] = [total(sessions), total(head), total(again)];
  const clumping = clumpingOf([...head, ...base.flat()], sessions);
  const was = success(before);
  return {
    base: was,
    head: success(now),
    change: success(now) / was - 1,
    pWorse: pOfMore(now, before, clumping),
    pBetter: pOfMore(before, now, clumping),
    units,
    enough: units >= ENOUGH,
    testable: before.failed + now.failed > 0,
    tallies: { base: before, head: now, clumping },
    samples: { base: base.map((side) => side.map(success)), head: head.map(success) },
    ...(again.length === 0
      ? {}
      : {
          again: { head: again.map(success), change: success(then) / was - 1, pWorse: pOfMore(then, before, clumping) },
        }),
  };
}

/** The larger of what is assumed and of what the failures of the baseline sessions show (Pearson's χ² over its df). */
function clumpingOf(trials: readonly Tally[], sessions: readonly Tally[]): number {
  const assumed = 1 + Math.max(0, mean(trials.map(({ requested }) => requested)) - 1) * TOGETHER;
  const { requested, failed } = total(sessions);
  const share = failed / requested;
  if (failed === 0 || failed === requested || sessions.length < 2) return assumed;
  const chi = sessions.reduce(
    (sum, s) => sum + (s.failed - s.requested * share) ** 2 / (s.requested * share * (1 - share)),
    0,
  );
  return Math.max(assumed, chi / (sessions.length - 1));
}

/** Counts worth as much as independent requests; the suspected side's failures are rounded down, against the finding. */
function pOfMore(suspect: Tally, other: Tally, clumping: number): number {
  const [n1, n2] = [suspect.requested, other.requested].map((n) => Math.max(1, Math.round(n / clumping)));
  const a = Math.min(n1 ?? 1, Math.floor(suspect.failed / clumping + 1e-9));
  const c = Math.min(n2 ?? 1, Math.round(other.failed / clumping));
  return a === 0 ? 1 : fisherUpperTail(a, n1 ?? 1, c, n2 ?? 1);
}

/** Wilson's interval of the failed share, for counts that clump; `z` is the normal quantile. */
function wilson({ requested, failed }: Tally, clumping: number, z: number): readonly [number, number] {
  const n = requested / clumping;
  const share = failed / requested;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** Newcombe's interval (1998, method 10) of the change of the completed share, as a fraction of the base's share. */
export function shareInterval({ tallies, base }: ShareShift, z: number): readonly [number, number] {
  const { clumping } = tallies;
  const [h, b] = [tallies.head, tallies.base].map((t) => ({ p: t.failed / t.requested, ci: wilson(t, clumping, z) }));
  if (h === undefined || b === undefined) return [-1, 1];
  const more = h.p - b.p;
  const low = more - Math.hypot(h.p - h.ci[0], b.ci[1] - b.p);
  const high = more + Math.hypot(h.ci[1] - h.p, b.p - b.ci[0]);
  return [-high / base, -low / base];
}

/** The smallest fall of the completed share, as a fraction of the base's, that is found at `level` in four of five cases. */
export function detectableShare({ tallies, base }: ShareShift, level: number, smallest: number): number {
  const { head, base: before, clumping } = tallies;
  const n = Math.max(1, Math.round(head.requested / clumping));
  const least = Math.ceil((1 - base + smallest * base) * n - 1e-9);
  let needed = Math.max(1, least);
  while (needed <= n && pOfMore({ requested: head.requested, failed: needed * clumping }, before, clumping) > level)
    needed++;
  if (needed > n) return 1;
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const share = (low + high) / 2;
    if (binomialUpperTail(needed, n, share) < 0.8) low = share;
    else high = share;
  }
  return Math.min(1, Math.max(0, (high - (1 - base)) / base));
}
