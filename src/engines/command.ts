import { UserError } from "../model/errors.ts";
import type { Engine } from "./engine.ts";
import { started } from "./started.ts";

/** Any program that serves the OpenAI API: `{host}`, `{port}` and `{model}` in its argv are filled in. */
export const command: Engine = {
  launch: (server, site) => {
    if (server.command === undefined) throw new UserError(`server ${server.name}: engine command needs a command`);
    const values: Readonly<Record<string, string>> = {
      host: site.host,
      port: String(site.port),
      model: server.model ?? "",
    };
    const argv = server.command.map((word) =>
      word.replace(/\{(host|port|model)\}/g, (_whole, key: string) => values[key] ?? ""),
    );
    return started(server, site, { argv });
  },
  readyPaths: ({ ready }) => [ready.path ?? "/health"],
};
