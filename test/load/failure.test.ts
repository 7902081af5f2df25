import { describe, expect, it } from "vitest";
import { classifyError, coded } from "../../src/load/failure.ts";

describe("a transport's error", () => {
  it.each(["EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "EADDRNOTAVAIL"])("is the generator's own limit for %s", (code) => {
    expect(classifyError(coded(code, "connect"))).toEqual({ status: "client-limit", detail: `${code}: connect` });
  });
});
