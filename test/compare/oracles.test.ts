import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../src/compare/benjamini-hochberg.ts";
import {
  binomialUpperTail,
  fisherUpperTail,
  fUpperTail,
  tQuantile,
  tUpperTail,
} from "../../src/compare/distributions.ts";
import { rankSumUpperTail } from "../../src/compare/rank-sum.ts";
import { digamma, incompleteBeta, inverseTrigamma, logGamma, trigamma } from "../../src/compare/special-functions.ts";

interface Oracle<Case> {
  readonly cases: readonly (Case & { readonly value: number })[];
}

/** Values that scipy computed; `fixtures/statistics/make.py` writes them. */
function oracle<Case>(name: string) {
  const text = readFileSync(new URL(`../../fixtures/statistics/${name}.json`, import.meta.url), "utf8");
  return (JSON.parse(text) as Oracle<Case>).cases;
}

function expectClose(ours: number, theirs: number, where: unknown) {
  const error = Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
  const relative = theirs === 0 ? error : Math.abs(ours / theirs - 1);
  expect(Math.min(error, relative), JSON.stringify(where)).toBeLessThan(1e-9);
  // A small p must be right to many figures too, not merely small.
  if (Math.abs(theirs) < 1e-3 && theirs !== 0) expect(relative, JSON.stringify(where)).toBeLessThan(1e-7);
}

describe("agrees with scipy to 1e-9", () => {
  const ofX = { "log-gamma": logGamma, digamma, trigamma };
  for (const [name, ours] of Object.entries(ofX)) {
    it(name, () => {
      for (const one of oracle<{ x: number }>(name)) expectClose(ours(one.x), one.value, one);
    });
  }

  it("incomplete beta", () => {
    for (const one of oracle<{ x: number; a: number; b: number }>("incomplete-beta")) {
      expectClose(incompleteBeta(one.x, one.a, one.b), one.value, one);
    }
  });

  it("tail of Student's t", () => {
    for (const one of oracle<{ t: number; df: number }>("t-upper-tail")) {
      expectClose(tUpperTail(one.t, one.df), one.value, one);
    }
  });

  it("quantile of Student's t", () => {
    for (const one of oracle<{ p: number; df: number }>("t-quantile")) {
      expectClose(tQuantile(one.p, one.df), one.value, one);
    }
  });

  it("tail of F", () => {
    for (const one of oracle<{ f: number; df1: number; df2: number }>("f-upper-tail")) {
      expectClose(fUpperTail(one.f, one.df1, one.df2), one.value, one);
    }
  });

  it("Fisher's exact test", () => {
    for (const one of oracle<{ a: number; n1: number; c: number; n2: number }>("fisher-upper-tail")) {
      expectClose(fisherUpperTail(one.a, one.n1, one.c, one.n2), one.value, one);
    }
  });

  it("tail of the binomial", () => {
    for (const one of oracle<{ k: number; n: number; share: number }>("binomial-upper-tail")) {
      expectClose(binomialUpperTail(one.k, one.n, one.share), one.value, one);
    }
  });

  it.each(["rank-sum-upper-tail", "rank-sum-with-ties"])("%s of Mann and Whitney", (name) => {
    for (const one of oracle<{ higher: readonly number[]; lower: readonly number[] }>(name)) {
      expectClose(rankSumUpperTail(one.higher, one.lower), one.value, one);
    }
  });

  it("Benjamini and Hochberg's adjusted p-values", () => {
    const text = readFileSync(new URL("../../fixtures/statistics/benjamini-hochberg.json", import.meta.url), "utf8");
    const { cases } = JSON.parse(text) as { cases: { ps: number[]; value: number[] }[] };
    for (const { ps, value } of cases) {
      const ours = benjaminiHochberg(ps);
      expect(ours).toHaveLength(value.length);
      for (const [i, p] of value.entries()) expectClose(ours[i] ?? Number.NaN, p, ps);
    }
  });
});

it("inverts the trigamma function", () => {
  for (const x of [0.01, 0.5, 1, 3, 50, 1e4]) expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 9);
});
