/** The build of sql.js that carries its WebAssembly inside; its other files need one beside them. */
declare module "sql.js/dist/sql-wasm-inline.js" {
  export { default } from "sql.js";
}
