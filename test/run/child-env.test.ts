import { expect, test } from "vitest";
import { childEnvironment } from "../../src/run/child-env.ts";

test("keeps the runner's tokens and channels from children", () => {
  const secret = {
    GITHUB_TOKEN: "t",
    "INPUT_GITHUB-TOKEN": "t",
    INPUT_CONFIG: "c",
    ACTIONS_RUNTIME_TOKEN: "t",
    ACTIONS_ID_TOKEN_REQUEST_URL: "u",
    GITHUB_OUTPUT: "/o",
    GITHUB_ENV: "/e",
    GITHUB_STATE: "/s",
    GITHUB_PATH: "/p",
    GITHUB_STEP_SUMMARY: "/m",
    STATE_folder: "/f",
  };
  expect(childEnvironment(secret)).toEqual({});
});

test("passes on everything else, the runner's mark for orphans too", () => {
  const env = { PATH: "/bin", RUNNER_TRACKING_ID: "github_1", GITHUB_SHA: "c0ffee", HF_TOKEN: "h", MY_INPUT_X: "1" };
  expect(childEnvironment({ ...env, GONE: undefined })).toEqual(env);
});
