import type { Component } from "svelte";
import type { Standing } from "./standing.ts";

type Inside = Component<{ standing: Standing }>;
type Load = () => Promise<{ default: Inside }>;

/** What each box of the Level 1 and 2 figures shows when it is opened; loaded when it first is. */
const INSIDES: Readonly<Record<string, Load>> = {
	"feature-store": () => import("./insides/FeatureStore.svelte"),
	"data-analysis": () => import("./insides/DataAnalysis.svelte"),
	"model-analysis": () => import("./insides/ModelAnalysis.svelte"),
	"orchestrated-experiment": () => import("./insides/Experiment.svelte"),
	"experiment-data-validation": () => import("./insides/ExperimentStep.svelte"),
	"experiment-data-preparation": () => import("./insides/ExperimentStep.svelte"),
	"experiment-model-training": () => import("./insides/ExperimentStep.svelte"),
	"experiment-model-evaluation": () => import("./insides/ExperimentStep.svelte"),
	"experiment-model-validation": () => import("./insides/ExperimentStep.svelte"),
	"source-code": () => import("./insides/SourceCode.svelte"),
	"source-repository": () => import("./insides/SourceRepository.svelte"),
	"pipeline-deployment": () => import("./insides/PipelineDeployment.svelte"),
	"ci-build-test-package": () => import("./insides/ContinuousIntegration.svelte"),
	packages: () => import("./insides/Packages.svelte"),
	"cd-pipeline-deployment": () => import("./insides/PipelineDelivery.svelte"),
	"data-extraction": () => import("./insides/DataExtraction.svelte"),
	"data-validation": () => import("./insides/DataValidation.svelte"),
	"data-preparation": () => import("./insides/DataPreparation.svelte"),
	"model-training": () => import("./insides/ModelTraining.svelte"),
	"model-evaluation": () => import("./insides/ModelEvaluation.svelte"),
	"model-validation": () => import("./insides/ModelValidation.svelte"),
	trigger: () => import("./insides/Trigger.svelte"),
	"ml-metadata-store": () => import("./insides/MetadataStore.svelte"),
	"model-registry": () => import("./insides/ModelRegistry.svelte"),
	"trained-model": () => import("./insides/TrainedModel.svelte"),
	"cd-model-serving": () => import("./insides/ModelDelivery.svelte"),
	"prediction-service": () => import("./insides/PredictionService.svelte"),
	"performance-monitoring": () => import("./insides/PerformanceMonitoring.svelte"),
	// The staircase of stages.
	"development-experiment": () => import("./insides/Experiment.svelte"),
	"pipeline-continuous-integration": () => import("./insides/ContinuousIntegration.svelte"),
	"pipeline-continuous-delivery": () => import("./insides/PipelineDelivery.svelte"),
	"automated-pipeline": () => import("./insides/SourceCode.svelte"),
	"new-data": () => import("./insides/FeatureStore.svelte"),
	"continuous-training": () => import("./insides/MetadataStore.svelte"),
	"model-continuous-delivery": () => import("./insides/ModelDelivery.svelte"),
	monitoring: () => import("./insides/PerformanceMonitoring.svelte"),
};

/** The component for the inside of box `id`. Throws when there is none. */
export async function loadInside(id: string): Promise<Inside> {
	const load = INSIDES[id];
	if (!load) throw new Error(`system: no inside for box ${id}`);
	return (await load()).default;
}

/** Boxes whose inside says by itself why it stands still. */
const SAY_WHY: readonly string[] = [
	"model-validation",
	"data-validation",
	"model-training",
	"ci-build-test-package",
	"pipeline-continuous-integration",
	"cd-pipeline-deployment",
	"pipeline-continuous-delivery",
	"cd-model-serving",
	"model-continuous-delivery",
	"performance-monitoring",
	"monitoring",
];

/** Whether the sentence that says why a box stands still goes above its inside. */
export const needsWhy = (id: string): boolean => !SAY_WHY.includes(id);
