import { isBroken, readJsonAndText } from "../json-and-text.ts";
import { isObject, type JsonObject, objectIn } from "../json-object.ts";
import { toldApart } from "../llama-bench/told-apart.ts";
import { jsonIn, linesIn } from "../parsed.ts";
import type { Detection, NamedReading, Source } from "../tool.ts";
import { isPredictedLine, isPromptLine, readLog } from "./log.ts";
import { isTimings, readingOfTimings } from "./timings.ts";

const BROKEN = [/"timings"\s*:.*"prompt_per_token_ms"\s*:/s];

export function detect(source: Source): Detection | undefined {
  if (jsonIn(source).values.some(({ value }) => answersIn(value).length > 0))
    return { evidence: "JSON with the timings of llama.cpp's server" };
  if (isBroken(source, BROKEN)) return { evidence: "broken JSON with the timings of llama.cpp's server" };
  if (!source.text.includes("eval time")) return undefined;
  if (linesIn(source).some(isPromptLine)) return { evidence: "the lines prompt eval time of llama.cpp's server" };
  return linesIn(source).some(isPredictedLine) ? { evidence: "the lines eval time of llama.cpp's server" } : undefined;
}

/** One reading a request. @throws UserError when the text is cut off, is not readable, or holds no result. */
export function read(source: Source): readonly NamedReading[] {
  const readings = readJsonAndText(source, {
    what: "llama.cpp's server",
    ofJson: (value) => answersIn(value).map((answer) => readingOfTimings(answer)),
    ofText: readLog,
    isByRequest: true,
  });
  return toldApart(readings);
}

/** Whole answers, or their timings alone; in a list or not. */
function answersIn(value: unknown): readonly JsonObject[] {
  return [value].flat().flatMap((answer) => {
    if (!isObject(answer) || isUnended(answer)) return [];
    if (isTimings(answer)) return [{ timings: answer }];
    return isTimings(objectIn(answer, "timings")) ? [answer] : [];
  });
}

/** With `timings_per_token`, every piece of a stream has the timings until then. */
function isUnended(answer: JsonObject): boolean {
  const choices = answer["choices"];
  const isOpen = (choice: unknown): boolean => isObject(choice) && choice["finish_reason"] === null;
  return answer["stop"] === false || (Array.isArray(choices) && choices.some(isOpen));
}
