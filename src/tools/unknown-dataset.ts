import { UserError } from "../model/errors.ts";
import type { DatasetSpec, TestSpec, ToolName } from "../model/spec.ts";

/** For a data set that a tool has no flags for, or that has a prefix which the tool cannot make its prompts share. */
export function unknownDataset(tool: ToolName, { name }: TestSpec, dataset: DatasetSpec): UserError {
  const prefix = dataset.name === "random" && dataset.prefixTokens > 0 ? " with prefix-tokens" : "";
  return new UserError(`test ${name}: ${tool} cannot send the data set ${dataset.name}${prefix}`, {
    hint: "dataset: { name: random, input-tokens: 1024, output-tokens: 128 }, or leave dataset out and give the tool's own flags in args",
  });
}
