import type { WrongPaths } from "./wrong-path.ts";
import { PATHS_OF_CODE } from "./wrong-paths-of-code.ts";
import { PATHS_OF_MODELS } from "./wrong-paths-of-models.ts";

/** Every wrong path that a lesson may have a sentence for. */
export const WRONG_PATHS: WrongPaths = { ...PATHS_OF_MODELS, ...PATHS_OF_CODE };
