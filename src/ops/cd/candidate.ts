import type { Model } from "../../model/model.ts";
import type { GoldenRows } from "../ci/fixtures.ts";
import type { LabelledRows } from "../labelled-rows.ts";
import type { PipelineCode } from "../source/pipeline-code.ts";

/** What CD checks: a package with a model that it trained, and what that model came to on held-out rows. */
export interface Candidate {
	readonly code: PipelineCode;
	readonly model: Model;
	/** Expected inputs of the service, whose responses the training code knows. */
	readonly golden: readonly GoldenRows[];
	/** The newest labelled rows that are there to be learnt from. */
	readonly newest: LabelledRows;
	readonly quality: {
		/** Share of late parcels among the rows that the model was learnt from and judged on. */
		readonly lateShare: number;
		readonly lossPerOrder: number;
	};
	/** Largest model file that the service takes, in KB. */
	readonly maxKilobytes: number;
}
