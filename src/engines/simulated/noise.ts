import { exponential, gamma, gaussian, heavyTailed, randomNamed } from "./random.ts";

export interface NoiseSettings {
  /** Standard deviation of the speed from one start to the next, as a fraction. */
  readonly startNoise: number;
  /** Coefficient of variation of one step's time, at most 1. */
  readonly stepNoise: number;
  /** Standard deviation of the slow drift, as a fraction, and how long the drift remembers itself. */
  readonly driftNoise: number;
  readonly driftSeconds: number;
  /** Stalls per busy second, and their mean length. */
  readonly stallRate: number;
  readonly stallMs: number;
}

export interface Noise {
  /** This start's speed: every step takes this many times as long. */
  readonly start: number;
  /** How long the next step takes, when it would take `ms` on a machine without noise. */
  readonly stretch: (ms: number) => number;
}

/**
 * What a shared machine does to an engine. Nothing here is normal or independent, because `compare` must hold
 * where its assumptions do not: starts differ with heavy tails, steps are skewed, the level wanders, stalls come in between.
 * Each part has its own random numbers, so that turning one knob leaves the others' draws as they were.
 */
export function createNoise(settings: NoiseSettings, seed: string): Noise {
  const { startNoise, stepNoise, driftNoise, driftSeconds, stallRate, stallMs } = settings;
  const stepRandom = randomNamed(`${seed}/step`);
  const driftRandom = randomNamed(`${seed}/drift`);
  const stallRandom = randomNamed(`${seed}/stall`);
  const start = Math.exp(startNoise * heavyTailed(randomNamed(`${seed}/start`)));
  const shape = 1 / stepNoise ** 2;
  let drift = driftNoise * gaussian(driftRandom);

  return {
    start,
    stretch(ms) {
      const seconds = ms / 1000;
      const memory = Math.exp(-seconds / driftSeconds);
      drift = memory * drift + driftNoise * Math.sqrt(1 - memory ** 2) * gaussian(driftRandom);
      const skew = stepNoise === 0 ? 1 : gamma(stepRandom, shape) / shape;
      const stalls = stallRandom() < 1 - Math.exp(-stallRate * seconds);
      return ms * start * Math.exp(drift) * skew + (stalls ? exponential(stallRandom, stallMs) : 0);
    },
  };
}
