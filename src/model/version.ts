/** Equal to the version in package.json (a test holds it). */
export const VERSION = "1.0.0";
