import { verify, X509Certificate } from "node:crypto";
import { z } from "zod";
import { BASELINE_EVENTS } from "./baseline-choice.ts";
import { certified } from "./certificate-extensions.ts";

const base64 = z.base64().max(2 ** 20);
const certificate = z.looseObject({ rawBytes: base64 });
type Certificate = z.infer<typeof certificate>;

/** A Sigstore bundle around one in-toto statement: https://docs.sigstore.dev/about/bundle/ */
const bundleSchema = z.looseObject({
  verificationMaterial: z.union([
    z.looseObject({ certificate }),
    z.looseObject({ x509CertificateChain: z.looseObject({ certificates: z.tuple([certificate]).rest(certificate) }) }),
  ]),
  dsseEnvelope: z.looseObject({
    payload: base64,
    payloadType: z.literal("application/vnd.in-toto+json"),
    signatures: z.tuple([z.looseObject({ sig: base64 })]),
  }),
});

type Material = z.infer<typeof bundleSchema>["verificationMaterial"];

function leafOf(material: Material): Certificate {
  return "certificate" in material
    ? (material.certificate as Certificate)
    : material.x509CertificateChain.certificates[0];
}

const statementSchema = z.looseObject({
  subject: z.array(z.looseObject({ digest: z.record(z.string(), z.string()) })).max(1_024),
  predicateType: z.string(),
});

const PREDICATE = "https://slsa.dev/provenance/v1";

/** What an attestation must say to speak for a stored session. */
export interface Attested {
  /** `sha256:…` of the archive. */
  readonly digest: string;
  /** `https://github.com/owner/name`. */
  readonly repository: string;
  /** Path of the workflow file in it. */
  readonly workflow: string;
  readonly branch: string;
  readonly commit: string;
  readonly runId: number;
}

/**
 * Why a bundle does not attest a session; nothing when it does: its signature is right under its certificate, and the
 * certificate names the run. Whether the certificate is Sigstore's own, and the entry in the transparency log, are not looked at.
 */
export function whyNotAttested(bundle: unknown, expected: Attested): string | undefined {
  const read = bundleSchema.safeParse(bundle);
  if (!read.success) return "the bundle cannot be read";
  const { dsseEnvelope, verificationMaterial: material } = read.data;
  const der = Buffer.from(leafOf(material).rawBytes, "base64");
  const payload = Buffer.from(dsseEnvelope.payload, "base64");
  const signed = encoded(dsseEnvelope.payloadType, payload);
  const statement = statementSchema.safeParse(jsonOf(payload));
  if (!statement.success) return "its statement cannot be read";
  const { repository, workflow, branch, commit, runId, digest } = expected;
  const ref = `refs/heads/${branch}`;
  const checks: readonly (readonly [boolean, string])[] = [
    [statement.data.predicateType === PREDICATE, `it is a ${statement.data.predicateType}, not a ${PREDICATE}`],
    [
      statement.data.subject.some((subject) => `sha256:${subject.digest["sha256"]}` === digest),
      "it is about something else",
    ],
    [certified(der, "repository") === repository, "its signer is another repository"],
    [certified(der, "workflow") === `${repository}/${workflow}@${ref}`, "its signer is another workflow"],
    [certified(der, "ref") === ref, "its signer ran on another ref"],
    [certified(der, "commit") === commit, "its signer ran on another commit"],
    [BASELINE_EVENTS.some((event) => event === certified(der, "event")), "its signer was started by another event"],
    [
      certified(der, "run")?.startsWith(`${repository}/actions/runs/${runId}/attempts/`) === true,
      "its signer is another run",
    ],
    [isSigned(signed, dsseEnvelope.signatures[0].sig, der), "its signature is wrong"],
  ];
  return checks.find(([holds]) => !holds)?.[1];
}

/** What DSSE signs: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md */
function encoded(type: string, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
}

function isSigned(signed: Buffer, signature: string, der: Buffer): boolean {
  try {
    return verify("sha256", signed, new X509Certificate(der).publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    return undefined;
  }
}
