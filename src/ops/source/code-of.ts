import { commitById } from "../commits/catalogue.ts";
import { FIRST_CODE, type PipelineCode } from "./pipeline-code.ts";

/** The code after `commits`, one after the other, on top of `base`. */
export const codeOf = (commits: readonly string[], base: PipelineCode = FIRST_CODE): PipelineCode =>
	commits.reduce((code, id) => commitById(id).patch(code), base);
