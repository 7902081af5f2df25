import { z } from "zod";
import type { Facts } from "../model/session.ts";
import { type CommandSite, commandOutput } from "./command-output.ts";

/** Packages whose version explains a change of speed. */
const PACKAGES = [
  "vllm",
  "vllm-ascend",
  "vllm-metax",
  "sglang",
  "sgl-kernel",
  "lmdeploy",
  "tensorrt-llm",
  "torch",
  "torch-npu",
  "triton",
  "triton-ascend",
  "flashinfer-python",
  "transformers",
];

/** Asks the metadata only: importing torch would take seconds and a device. */
const SCRIPT = `
import importlib.metadata as m, json, platform, sys
facts = {"python": platform.python_version()}
for name in sys.argv[1:]:
    try:
        d = m.distribution(name)
    except m.PackageNotFoundError:
        continue
    origin = json.loads(d.read_text("direct_url.json") or "{}")
    commit = origin.get("vcs_info", {}).get("commit_id")
    facts[name] = d.version + ("@" + commit[:12] if commit else "")
print(json.dumps(facts))
`;

const output = z.record(z.string(), z.string());

/**
 * What a change may change: the packages of the Python that servers find first on their PATH, and the workspace's commit.
 * What cannot be found out is absent; never throws.
 */
export async function subjectFacts(site: CommandSite): Promise<Facts> {
  const [packages, commit] = await Promise.all([packageFacts(site), commandOutput(["git", "rev-parse", "HEAD"], site)]);
  return { ...packages, ...(commit === undefined ? {} : { "workspace-commit": commit.trim() }) };
}

/** Versions and commits of the packages of one Python; `inside` goes before its command, to reach it in a container. */
export async function packageFacts(site: CommandSite, inside: readonly string[] = []): Promise<Facts> {
  return readPackages(await commandOutput([...inside, "python3", "-c", SCRIPT, ...PACKAGES], site));
}

function readPackages(text: string | undefined): Facts {
  try {
    return output.parse(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}
