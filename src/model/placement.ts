/**
 * Where a server's threads run and where its memory lies. Lists are as `numactl` takes them: `0`, `0,1`, `0-3`.
 * `auto` is the node that the server's devices hang on.
 */
export type NumaSpec =
  | "auto"
  | {
      readonly nodes?: string;
      /** Instead of all cores of the nodes. */
      readonly cpus?: string;
      /** Nodes of the memory; absent: those of the cores. */
      readonly memory?: string;
      /** Nodes that memory is spread over, page by page, or `all`; instead of `memory`. */
      readonly interleave?: string;
    };

/** A container that a server runs in; its network is the host's. */
export interface ContainerSpec {
  readonly program: "docker" | "podman";
  readonly image: string;
  /** Device files or CDI names; `all` is every GPU that the runtime knows. */
  readonly devices: readonly string[];
  /** As the container's program takes it: `16g`. */
  readonly shmSize?: string;
  /** `host:container[:options]`. */
  readonly mounts: readonly string[];
  /** Further options of `run`, as they are. */
  readonly options: readonly string[];
}

/** A command whose product a server needs: a converted model, an engine file. */
export interface PrepareStep {
  /** Run by bash. */
  readonly run: string;
  /** File or folder that it makes. */
  readonly makes: string;
  /** Files and folders that the product depends on: when one changes, it is made anew. */
  readonly from: readonly string[];
}

/** The processes of a server that is spread over several: Ray's nodes, LWS pods, torchrun's workers. */
export interface RankWatch {
  /** One log file a rank, with `{rank}` in its name; absent when only the command's own log tells of them. */
  readonly logs?: string;
  readonly count: number;
  /** A line that matches says that the rank is dead. */
  readonly dead?: string;
}
