// src/model/version.ts
/** Equal to the version in package.json (a test holds it). */
const VERSION = "1.0.0";
export { VERSION as t };
