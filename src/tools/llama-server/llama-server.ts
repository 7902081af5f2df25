import { UserError } from "../../model/errors.ts";
import type { Tool } from "../tool.ts";
import { detect, read } from "./read.ts";

/** What llama.cpp's server says of single requests: the timings in its answers, and the lines of its log. */
export const llamaServer: Tool = { kinds: [], command: refuse, detect, read };

function refuse(): never {
  throw new UserError("llama-server is read, not run: a server does not measure itself", {
    hint: "engine: llama-cpp, with tool: built-in",
  });
}
