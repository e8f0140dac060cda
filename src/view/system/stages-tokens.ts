import type { Flow, Token } from "../diagram/state.ts";
import { codeTokens } from "./code-tokens.ts";
import { pipelineFlows, pipelineTokens } from "./pipeline-tokens.ts";
import type { Standing } from "./standing.ts";

/** Arrows of the Level 2 figure as arrows of the staircase. What moves inside one stage there moves nowhere here. */
const SAME: Readonly<Record<string, readonly [string, string]>> = {
	"source-code source-repository": ["development-experiment", "source-code"],
	"source-repository ci-build-test-package": ["source-code", "pipeline-continuous-integration"],
	"ci-build-test-package packages": ["pipeline-continuous-integration", "packages"],
	"packages cd-pipeline-deployment": ["packages", "pipeline-continuous-delivery"],
	"cd-pipeline-deployment automated-pipeline": ["pipeline-continuous-delivery", "automated-pipeline"],
	"feature-store data-extraction": ["new-data", "continuous-training"],
	"model-validation model-registry": ["continuous-training", "trained-model"],
	"trained-model cd-model-serving": ["trained-model", "model-continuous-delivery"],
	"cd-model-serving prediction-service": ["model-continuous-delivery", "prediction-service"],
	"prediction-service performance-monitoring": ["prediction-service", "monitoring"],
	"performance-monitoring trigger": ["monitoring", "continuous-training"],
	"performance-monitoring data-analysis": ["monitoring", "development-experiment"],
};

function translated<T extends { readonly edge: readonly [string, string] }>(things: readonly T[]): T[] {
	return things.flatMap((thing) => {
		const edge = SAME[thing.edge.join(" ")];
		return edge ? [{ ...thing, edge }] : [];
	});
}

/** What moves along the staircase of stages, and what stands in line. */
export const stagesTokens = (standing: Standing): Token[] =>
	translated([...codeTokens(standing), ...pipelineTokens(standing)]);

export const stagesFlows = (standing: Standing): Flow[] => translated(pipelineFlows(standing));
