import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Github } from "../../src/github/client.ts";
import { type Attested, whyNotAttested } from "../../src/store/attestation.ts";
import { attestedArtifact } from "../../src/store/attested.ts";
import type { RunFacts } from "../../src/store/provenance.ts";

const TEXT = readFileSync(new URL("../../fixtures/github/attestation/bundle.json", import.meta.url), "utf8");

interface Bundle {
  verificationMaterial: { certificate: { rawBytes: string } };
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] };
}

const TRUE: Attested = {
  digest: "sha256:07e4b8c0e3580b3e4a1eb62c70f1ffb86004d3d94f50767cb404fa7a639b4d05",
  repository: "https://github.com/malancas/attest-demo",
  workflow: ".github/workflows/shared.yml",
  branch: "main",
  commit: "8304c42402aa3a569882687e0642c359e5a74ac2",
  runId: 9182555064,
};

function changed(change: (bundle: Bundle) => void): unknown {
  const bundle = JSON.parse(TEXT) as Bundle;
  change(bundle);
  return bundle;
}

const rewritten = (text: string, from: string, to: string) =>
  Buffer.from(Buffer.from(text, "base64").toString("latin1").replace(from, to), "latin1").toString("base64");

describe("an attestation that GitHub made", () => {
  it("speaks for the artifact of the run that signed it", () => {
    expect(whyNotAttested(JSON.parse(TEXT), TRUE)).toBeUndefined();
  });

  it.each<[keyof Attested, string | number, string]>([
    ["digest", `sha256:${"0".repeat(64)}`, "it is about something else"],
    ["repository", "https://github.com/stranger/attest-demo", "its signer is another repository"],
    ["workflow", ".github/workflows/evil.yml", "its signer is another workflow"],
    ["branch", "topic", "its signer is another workflow"],
    ["commit", "0".repeat(40), "its signer ran on another commit"],
    ["runId", 918255506, "its signer is another run"],
  ])("does not, when another %s is expected", (key, value, reason) => {
    expect(whyNotAttested(JSON.parse(TEXT), { ...TRUE, [key]: value })).toBe(reason);
  });

  it.each<[string, (bundle: Bundle) => void, RegExp]>([
    [
      "whose predicate is another",
      ({ dsseEnvelope: e }) => (e.payload = rewritten(e.payload, "provenance/v1", "provenance/v2")),
      /^it is a https:\/\/slsa\.dev\/provenance\/v2, not a /,
    ],
    [
      "whose statement was edited",
      ({ dsseEnvelope: e }) => (e.payload = rewritten(e.payload, "github-hosted", "self-hosted-")),
      /^its signature is wrong$/,
    ],
    [
      "whose signature is of something else",
      ({ dsseEnvelope: e }) => (e.signatures = [{ sig: Buffer.alloc(71, 1).toString("base64") }]),
      /^its signature is wrong$/,
    ],
    [
      "whose run was started by a pull request",
      ({ verificationMaterial: { certificate: c } }) =>
        (c.rawBytes = rewritten(c.rawBytes, "\x0c\x11workflow_dispatch", "\x0c\x11pull_request_____")),
      /^its signer was started by another event$/,
    ],
    [
      "whose certificate does not say which repository it was made for",
      ({ verificationMaterial: { certificate: c } }) =>
        (c.rawBytes = rewritten(c.rawBytes, "\x83\xbf\x30\x01\x0c", "\x83\xbf\x30\x01\x7c")),
      /^its signer is another repository$/,
    ],
    ["without a certificate", ({ verificationMaterial: m }) => (m.certificate = { rawBytes: "" }), /^its signer is/],
    ["of another type", ({ dsseEnvelope: e }) => (e.payloadType = "text/plain"), /^the bundle cannot be read$/],
    ["with two signatures", ({ dsseEnvelope: e }) => e.signatures.push({ sig: "" }), /^the bundle cannot be read$/],
  ])("%s does not", (_title, change, reason) => {
    expect(whyNotAttested(changed(change), TRUE)).toMatch(reason);
  });

  it.each([undefined, null, "", 7, [], {}, { dsseEnvelope: {} }])("is refused when it is %j", (bundle) => {
    expect(whyNotAttested(bundle, TRUE)).toBe("the bundle cannot be read");
  });
});

const RUN: RunFacts = {
  ...{ id: TRUE.runId, event: "workflow_dispatch", path: TRUE.workflow, head_branch: "main", head_sha: TRUE.commit },
  ...{ conclusion: "success", repository: { id: 1 }, head_repository: { id: 1 } },
};

async function asked(attestations: readonly unknown[], digest = TRUE.digest) {
  const target = { owner: "malancas", repo: "attest-demo" };
  const listAttestations = async () => ({ data: { attestations } });
  const github = { target, octokit: { rest: { repos: { listAttestations } } } } as unknown as Github;
  const artifact = { name: "a", expired: false, expires_at: null, size_in_bytes: 1, digest };
  return attestedArtifact(github, RUN, artifact, { ...TRUE, mostBytes: 1 });
}

describe("an artifact", () => {
  const bundle: unknown = JSON.parse(TEXT);

  it("is attested by any one attestation of its repository that holds", async () => {
    expect(await asked([{ repository_id: 1 }, { repository_id: 1, bundle }])).toEqual({ ok: true });
  });

  it.each<[string, readonly unknown[], string]>([
    ["there is none", [], "there is none"],
    ["it is another repository's", [{ repository_id: 2, bundle }], "there is none"],
    ["the API leaves the bundle out", [{ repository_id: 1 }], "the bundle cannot be read"],
  ])("is not when %s", async (_title, attestations, why) => {
    expect(await asked(attestations)).toEqual({ ok: false, reason: `a of run ${RUN.id} is not attested: ${why}` });
  });
});
