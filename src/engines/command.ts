import { UserError } from "../model/errors.ts";
import type { Engine } from "./engine.ts";
import { onNumaNode } from "./numa.ts";

/** Any program that serves the OpenAI API: `{host}`, `{port}` and `{model}` in its argv are filled in. */
export const command: Engine = {
  launch: (server, { host, port }) => {
    if (server.command === undefined) throw new UserError(`server ${server.name}: engine command needs a command`);
    const values: Readonly<Record<string, string>> = { host, port: String(port), model: server.model ?? "" };
    const argv = server.command.map((word) =>
      word.replace(/\{(host|port|model)\}/g, (_whole, key: string) => values[key] ?? ""),
    );
    const env = server.env;
    return { kind: "process", argv: onNumaNode(argv, server.numaNode), env, baseUrl: `http://${host}:${port}` };
  },
  readyPaths: ({ ready }) => [ready.path ?? "/health"],
};
