import type { Workload } from "../../model/record.ts";

/** The name of one batch: `batch=16,input=1024,output=8`, as far as its lengths are known. */
export function pointOf(workload: Workload): { readonly point?: string } {
  const { batch_size: batch, input_len: input, output_len: output, prompt_tokens } = workload;
  const named = Object.entries({ batch, input, output, prompt_tokens }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return named.length === 0 ? {} : { point: named.join() };
}
