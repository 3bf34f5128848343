import { resolve } from "node:path";

/** Folder of dialogs/, locales/ and dist/: the parent of src/ and of dist/ alike. */
export const projectRoot = resolve(__dirname, "..");
