import { saveState } from "@actions/core";
import type { Store } from "../store/store.ts";

/** What this step has stored, the post step need not: also when this step is cancelled right after. */
export function tellingStore(store: Store): Store {
  return {
    baselines: (query) => store.baselines(query),
    save: async (folder, name) => {
      const where = await store.save(folder, name);
      saveState("stored", "true");
      return where;
    },
  };
}
