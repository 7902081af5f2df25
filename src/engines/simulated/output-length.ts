import { gaussian, randomNamed } from "./random.ts";

export interface LengthSettings {
  readonly outputMean: number;
  readonly earlyEos: number;
}

export interface OutputLength {
  readonly tokens: number;
  readonly finishReason: "length" | "stop";
}

/** Spread of the logarithm of output lengths: chat answers differ by factors, not by percents. */
const LOG_SPREAD = 0.7;

/**
 * How long the answer is: the same for the same prompt and seed at every start, as with a real model at temperature 0,
 * and cut at `most` tokens. The planted early end halves the share `earlyEos` of the requests, whatever they ask for.
 */
export function outputLength(
  prompt: readonly number[],
  request: { readonly seed: number; readonly ignoreEos: boolean; readonly most: number },
  settings: LengthSettings,
): OutputLength {
  const random = randomNamed(`${request.seed}/${prompt.join(",")}`);
  const isCutShort = random() < settings.earlyEos;
  const natural = Math.ceil(settings.outputMean * Math.exp(LOG_SPREAD * gaussian(random) - LOG_SPREAD ** 2 / 2));
  const wanted = request.ignoreEos ? request.most : Math.min(request.most, Math.max(1, natural));
  const tokens = isCutShort ? Math.ceil(wanted / 2) : wanted;
  return { tokens, finishReason: tokens === request.most ? "length" : "stop" };
}
