import { z } from "zod";
import { timeLimit } from "./time-limit.ts";

const ANSWER_MS = 5_000;

const modelsSchema = z.object({ data: z.array(z.object({ id: z.string() })) });
const versionSchema = z.object({ version: z.string() });

/** The first model that the server lists; `undefined` when it does not say. */
export async function servedModel(baseUrl: string, signal: AbortSignal): Promise<string | undefined> {
  return modelsSchema.safeParse(await getJson(`${baseUrl}/v1/models`, signal)).data?.data[0]?.id;
}

export async function serverVersion(
  baseUrl: string,
  path: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (path === undefined) return undefined;
  return versionSchema.safeParse(await getJson(`${baseUrl}${path}`, signal)).data?.version;
}

/** These facts only explain a session, so a server that does not tell them is no error. */
async function getJson(url: string, signal: AbortSignal): Promise<unknown> {
  using limit = timeLimit(signal, ANSWER_MS);
  try {
    const response = await fetch(url, { signal: limit.signal });
    return await response.json();
  } catch {
    return undefined;
  }
}
