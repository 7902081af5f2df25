import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { cachedFolder, hubCacheOf } from "../load/hugging-face-files.ts";
import { UserError } from "../model/errors.ts";
import type { TestSpec } from "../model/spec.ts";
import type { Trial } from "../model/trial.ts";
import type { World } from "../model/world.ts";

const SHAREGPT =
  "https://huggingface.co/datasets/anon8231489123/ShareGPT_Vicuna_unfiltered/resolve/main/ShareGPT_V3_unfiltered_cleaned_split.json";

/** What tools other than the built-in are told to read: a file, unless it is a name that they look up on a hub. */
const LOCAL = /^\.{0,2}\/|\.(?:jsonl?|parquet|csv|txt)$/;

/**
 * The data that a test names and that is not there, with what to do; a tool would tell only after its server had started.
 * @returns `undefined` when all is there, or cannot be seen from here: in a container, or still to be prepared.
 */
export function missingData({ test, server }: Trial, env: World["env"], cwd: string): UserError | undefined {
  const { dataset, ownDataset } = test;
  if (ownDataset?.name === "hugging-face") {
    const { path } = ownDataset;
    const hubCache = hubCacheOf({ ...env, ...test.env });
    if (existsSync(resolve(cwd, path)) || existsSync(cachedFolder(path, hubCache))) return undefined;
    const cure = LOCAL.test(path) ? "mend dataset.path" : `download it before: hf download --repo-type dataset ${path}`;
    return new UserError(`test ${test.name}: the data set ${path} is neither here nor in ${hubCache}`, { hint: cure });
  }
  const told = [dataset, ownDataset].find((data) => data !== undefined && "path" in data);
  const path = told !== undefined && "path" in told ? told.path : toolsPath(test);
  const unseen = told === undefined && (server?.container !== undefined || server?.prepare !== undefined);
  if (path === undefined || unseen || existsSync(resolve(cwd, path))) return undefined;
  const name = told?.name ?? argument(test, "dataset_name");
  const cure = name === "sharegpt" ? `download it: curl -L -o ${path} ${SHAREGPT}` : "mend dataset.path";
  return new UserError(`test ${test.name}: the data set ${path} does not exist`, { hint: cure });
}

function toolsPath(test: TestSpec): string | undefined {
  const path = argument(test, "dataset_path");
  return path !== undefined && LOCAL.test(path) ? path : undefined;
}

/** By either spelling. */
function argument({ args }: TestSpec, name: string): string | undefined {
  const value = args[name] ?? args[name.replaceAll("_", "-")];
  return typeof value === "string" ? value : undefined;
}
