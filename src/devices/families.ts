import { amd } from "./amd.ts";
import { ascend } from "./ascend.ts";
import { cambricon } from "./cambricon.ts";
import type { DeviceProbe, Family } from "./device.ts";
import { gaudi } from "./gaudi.ts";
import { iluvatar } from "./iluvatar.ts";
import { intel } from "./intel.ts";
import { metax } from "./metax.ts";
import { mthreads } from "./mthreads.ts";
import { nvidia } from "./nvidia.ts";

/** Every device family that we can ask. */
export const DEVICE_FAMILIES: Readonly<Record<Family, DeviceProbe>> = {
  nvidia,
  ascend,
  metax,
  amd,
  gaudi,
  intel,
  cambricon,
  mthreads,
  iluvatar,
};
