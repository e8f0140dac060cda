/**
 * What levels 1 and 2 have in common: the automated pipeline, what it reads, writes and serves, and what watches it. After
 * Google Cloud, "MLOps: Continuous delivery and automation pipelines in machine learning", figures 3 and 4.
 */
import type { FigureEdge, FigureNode } from "./figure.ts";

export const PIPELINE: FigureNode = {
	id: "automated-pipeline",
	kind: "group",
	name: "Automated pipeline",
	holds: [
		"data-extraction",
		"data-validation",
		"data-preparation",
		"model-training",
		"model-evaluation",
		"model-validation",
	],
};

export const pipelineNodes: readonly FigureNode[] = [
	{ id: "data-extraction", kind: "automated", name: "Data extraction" },
	{ id: "data-validation", kind: "automated", name: "Data validation" },
	{ id: "data-preparation", kind: "automated", name: "Data preparation" },
	{ id: "model-training", kind: "automated", name: "Model training" },
	{ id: "model-evaluation", kind: "automated", name: "Model evaluation" },
	{ id: "model-validation", kind: "automated", name: "Model validation" },
	{ id: "trigger", kind: "trigger", name: "Trigger" },
	{ id: "ml-metadata-store", kind: "store", name: "ML metadata store" },
	{ id: "model-registry", kind: "store", name: "Model registry" },
	{ id: "trained-model", kind: "artifact", name: "Trained model" },
	{ id: "cd-model-serving", kind: "automated", name: "CD: Model serving" },
	{ id: "prediction-service", kind: "service", name: "Prediction service" },
	{ id: "performance-monitoring", kind: "automated", name: "Performance monitoring" },
];

export const pipelineEdges: readonly FigureEdge[] = [
	{ from: "trigger", to: "automated-pipeline" },
	{ from: "data-extraction", to: "data-validation", track: "data" },
	{ from: "data-validation", to: "data-preparation", track: "data" },
	{ from: "data-preparation", to: "model-training", track: "data" },
	{ from: "model-training", to: "model-evaluation", track: "model" },
	{ from: "model-evaluation", to: "model-validation", track: "model" },
	{ from: "automated-pipeline", to: "ml-metadata-store", style: "dotted", both: true },
	{ from: "model-validation", to: "model-registry", style: "dotted", track: "model" },
	{ from: "model-registry", to: "trained-model", style: "dotted", plain: true, track: "model" },
	{ from: "trained-model", to: "cd-model-serving", style: "dotted", track: "model" },
	{ from: "automated-pipeline", to: "cd-model-serving" },
	{ from: "cd-model-serving", to: "prediction-service", track: "model" },
	{ from: "feature-store", to: "prediction-service", track: "data" },
	{ from: "prediction-service", to: "performance-monitoring", style: "dotted" },
	{ from: "performance-monitoring", to: "trigger", style: "dotted" },
	{ from: "performance-monitoring", to: "data-analysis", style: "dotted" },
];
