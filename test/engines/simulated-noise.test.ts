import { describe, expect, it } from "vitest";
import { createNoise, type NoiseSettings } from "../../src/engines/simulated/noise.ts";

const SILENT: NoiseSettings = {
  startNoise: 0,
  stepNoise: 0,
  driftNoise: 0,
  driftSeconds: 5,
  stallRate: 0,
  stallMs: 0,
};

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** Central moment over the power of the standard deviation: 3 is skewness, 4 kurtosis (3 for a normal distribution). */
function moment(values: readonly number[], power: number): number {
  const centre = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
  return mean(values.map((value) => ((value - centre) / deviation) ** power));
}

const factors = (settings: Partial<NoiseSettings>, count: number, ms = 10) => {
  const { stretch } = createNoise({ ...SILENT, ...settings }, "a seed");
  return Array.from({ length: count }, () => stretch(ms) / ms);
};

describe("the noise", () => {
  it("is none when every knob is zero", () => {
    expect(factors({}, 100)).toEqual(Array.from({ length: 100 }, () => 1));
  });

  it("is the same for the same seed and another for another", () => {
    const settings = { ...SILENT, startNoise: 0.01, stepNoise: 0.1, driftNoise: 0.01, stallRate: 1, stallMs: 10 };
    const draw = (seed: string) => {
      const { stretch } = createNoise(settings, seed);
      return Array.from({ length: 50 }, () => stretch(10));
    };
    expect(draw("1")).toEqual(draw("1"));
    expect(draw("1")).not.toEqual(draw("2"));
  });

  it("has starts that are steady within and heavy-tailed between them", () => {
    const starts = Array.from({ length: 4000 }, (_, i) => createNoise({ ...SILENT, startNoise: 0.01 }, `${i}`));
    const logs = starts.map(({ start }) => Math.log(start));
    expect(moment(logs, 4)).toBeGreaterThan(4);
    const deviation = Math.sqrt(mean(logs.map((value) => value ** 2)));
    expect(deviation).toBeGreaterThan(0.008);
    expect(deviation).toBeLessThan(0.0125);
    expect(starts[0]?.stretch(10)).toBe(starts[0]?.stretch(10));
  });

  it("has skewed steps with the mean and the spread that were asked for", () => {
    const steps = factors({ stepNoise: 0.5 }, 20_000);
    expect(mean(steps)).toBeCloseTo(1, 1);
    expect(moment(steps, 3)).toBeGreaterThan(0.8);
    expect(Math.sqrt(mean(steps.map((step) => (step - 1) ** 2)))).toBeCloseTo(0.5, 1);
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  it("has a drift that remembers itself for its time, not for steps", () => {
    const correlation = (ms: number, lag: number) => {
      const logs = factors({ driftNoise: 0.02, driftSeconds: 1 }, 40_000, ms).map(Math.log);
      const centre = mean(logs);
      const covariance = (by: number) =>
        mean(logs.slice(by).map((value, i) => (value - centre) * ((logs[i] ?? 0) - centre)));
      return covariance(lag) / covariance(0);
    };
    expect(correlation(10, 10)).toBeGreaterThan(0.8);
    expect(correlation(1000, 1)).toBeGreaterThan(0.25);
    expect(correlation(1000, 10)).toBeLessThan(0.1);
  });

  it("has stalls as often and as long as asked for", () => {
    const stalls = factors({ stallRate: 1, stallMs: 50 }, 100_000).map((factor) => (factor - 1) * 10);
    const long = stalls.filter((stall) => stall > 0);
    expect(long.length / 1000).toBeGreaterThan(0.9);
    expect(long.length / 1000).toBeLessThan(1.1);
    expect(mean(long)).toBeGreaterThan(45);
    expect(mean(long)).toBeLessThan(55);
  });

  it("changes only the part whose knob is turned", () => {
    const quiet = factors({ stepNoise: 0.1 }, 200);
    const drifting = factors({ stepNoise: 0.1, driftNoise: 0.3 }, 200);
    const drift = factors({ driftNoise: 0.3 }, 200);
    for (const [i, factor] of drifting.entries()) expect(factor).toBeCloseTo((quiet[i] ?? 0) * (drift[i] ?? 0), 9);
  });
});
