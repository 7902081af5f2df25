import { basename } from "node:path";
import type { z } from "zod";
import { messageOf, UserError } from "../model/errors.ts";
import type { Session } from "../model/session.ts";
import { sessionSchema } from "./session-schema.ts";

/** A session that is one JSON text: the header, and the records in it. @throws UserError naming file and field. */
export function parseSession(file: string, text: string): Session {
  return parse(sessionSchema, file, text);
}

/** @throws UserError naming file and field when the text is no JSON of this shape. */
export function parse<T>(schema: z.ZodType<T>, file: string, text: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${file} is not JSON (${messageOf(cause)}): cut off, or not written by this tool`, { cause });
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issues = result.error.issues;
  const issue = issues.find(({ path }) => path[0] === "schema") ?? issues[0];
  const field = issue?.path.join(".") || basename(file);
  throw new UserError(`${file}: ${field}: ${issue?.message ?? "unreadable"}`, { cause: result.error });
}
