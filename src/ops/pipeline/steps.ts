import evaluation from "./evaluation.ts";
import extraction from "./extraction.ts";
import modelValidation from "./model-validation.ts";
import preparation from "./preparation.ts";
import type { Step } from "./step.ts";
import type { PipelineStep } from "./step-names.ts";
import training from "./training.ts";
import validation from "./validation.ts";

/** What each step of the pipeline does. */
export const STEPS: Readonly<Record<PipelineStep, Step>> = {
	extraction,
	validation,
	preparation,
	training,
	evaluation,
	"model-validation": modelValidation,
};
