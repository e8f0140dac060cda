/** The steps of the automated pipeline (Google, MLOps level 1), in the order in which they follow one another. */
export const PIPELINE_STEPS = [
	"extraction",
	"validation",
	"preparation",
	"training",
	"evaluation",
	"model-validation",
] as const;

export type PipelineStep = (typeof PIPELINE_STEPS)[number];
