// src/model/version.ts
/** Equal to the version in package.json (a test holds it). */
const VERSION = "0.1.0";
export { VERSION as t };
