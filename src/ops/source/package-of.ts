import { contentHash } from "../../core/hash.ts";
import type { PipelineCode } from "./pipeline-code.ts";
import { sourceText } from "./source-text.ts";

/** What CI builds of a pipeline's code: named by its content, so equal code is the same package. */
export interface CodePackage {
	readonly hash: string;
	readonly files: readonly string[];
}

export function packageOf(code: PipelineCode): CodePackage {
	const files = Object.entries(sourceText(code));
	return { hash: contentHash(...files.flat()).slice(0, 12), files: files.map(([name]) => name) };
}
