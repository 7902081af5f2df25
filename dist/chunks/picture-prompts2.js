export { n as randomPicturePrompts, r as warmUpsBeside } from "./picture-prompts.js";
