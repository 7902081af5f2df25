import type { ArgValue } from "../model/spec.ts";

/** A folder of suite files, in vLLM's or vLLM-Ascend's format. */
export interface SuiteFound {
  readonly folder: string;
  readonly kinds: readonly string[];
  /** Of files such as `serving-tests-cpu.json`; absent when there are files without a suffix. */
  readonly variant?: string;
}

/** Where accelerator jobs of this repository run already. */
export interface RunnerFound {
  readonly labels: readonly string[];
  /** Of organisation runners. */
  readonly group?: string;
  /** Its labels speak of an accelerator. */
  readonly accelerator: boolean;
  /** The job's `container:`, as its workflow writes it. */
  readonly container?: ArgValue;
  /** The workflow that says so. */
  readonly file: string;
}

/** What `init` saw of a repository and of this machine. Paths are relative to the repository's root. */
export interface Repository {
  readonly name: string;
  readonly branch: string;
  readonly suites: readonly SuiteFound[];
  /** Folders of YAML files with `test_cases`, as vLLM-Ascend's nightly tests have. */
  readonly nightly: readonly string[];
  readonly runner?: RunnerFound;
  /** Folders and files whose changes can change the speed. */
  readonly sources: readonly string[];
  /** `pip install -e .` can work. */
  readonly installable: boolean;
  /** The engine that this repository is, or is a plugin of. */
  readonly engine: "vllm" | "vllm-ascend" | "other";
  /** CANN's environment scripts on this machine. */
  readonly environmentScripts: readonly string[];
  /** `910B3 × 8`; absent without a device. */
  readonly device?: { readonly family: string; readonly text: string };
}
