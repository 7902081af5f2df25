import { UserError } from "../model/errors.ts";
import type { LoadPoint } from "../model/load-point.ts";
import type { ToolName } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";
import type { Target } from "./tool.ts";

export interface ServingTarget {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly model: string;
  readonly load: LoadPoint;
}

/** @throws UserError when the test is not a serving test of a server whose model is known. */
export function servingTarget(tool: ToolName, { test, cell }: Trial, { baseUrl, model }: Target): ServingTarget {
  const { load } = cell;
  if (baseUrl === undefined || model === undefined || load === undefined) {
    throw new UserError(`test ${test.name}: ${tool} measures serving tests of a server, this is a ${test.kind} test`);
  }
  return { baseUrl: baseUrl.replace(/\/+$/, ""), model, load };
}
