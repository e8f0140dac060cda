import type { PipelineCode } from "../source/pipeline-code.ts";

/** What a commit turns out to be; known to the simulator, not to the team. */
export type CommitKind = "good" | "neutral" | "bad";

/** One change to the pipeline's source code: one file in this folder each. */
export interface Commit {
	readonly id: string;
	/** The commit's own message: what its author believes. */
	readonly message: string;
	readonly kind: CommitKind;
	/** What it really does, in one sentence for hindsight. */
	readonly story: string;
	/** Day around which it is made; the seed moves it by up to six days. */
	readonly day: number;
	/** The code after the change. */
	patch(code: PipelineCode): PipelineCode;
}
