import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, whatever the folder a command was started in. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where built things, and notes about them, are kept between commands. */
export const CACHE = resolve(ROOT, "node_modules/.cache/driftworks");
