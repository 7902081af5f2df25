import { UserError } from "../model/errors.ts";
import type { Engine } from "./engine.ts";

/** A server that is already up: never started, never stopped; its prefix cache is its owner's until it is compared with another server. */
export const external: Engine = {
  launch: ({ name, url }) => {
    if (url === undefined) throw new UserError(`server ${name}: engine external needs a url`);
    return { kind: "external", baseUrl: url };
  },
  readyPaths: ({ ready }) => [ready.path ?? "/v1/models"],
};
