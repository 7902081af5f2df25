import { describe, expect, it } from "vitest";
import { pairedByPath } from "../../src/commands/partners.ts";
import { record, session } from "../compare/sessions.ts";

const side = (root: string, names: readonly string[]) => ({
  paths: [root],
  session: session(
    root,
    names.map((name, repeat) => record({ mean_tpot_ms: 20 }, { repeat, raw: [`${root}/${name}`] })),
    { origin: { event: "import" } },
  ),
});

describe("pairedByPath", () => {
  it("takes equal paths as pairs", () => {
    expect(pairedByPath(side("head", ["r0/x.json", "r1/x.json"]), side("base", ["r0/x.json", "r1/x.json"]))).toEqual(
      [],
    );
  });

  it("refuses results without a partner, and names them", () => {
    const head = side("head", ["r0/x.json", "r2/x.json"]);
    expect(() => pairedByPath(head, side("base", ["r0/x.json", "r1/x.json"]))).toThrow(/r2.*--current.*r1.*--baseline/);
    expect(() => pairedByPath(head, side("base", ["r0/x.json"]))).toThrow(/r2/);
  });

  it("pairs by order where no name is the same, and says so", () => {
    const [note] = pairedByPath(side("head", ["a.json", "b.json"]), side("base", ["c.json", "d.json"]));
    expect(note).toContain("paired by the order");
  });
});
