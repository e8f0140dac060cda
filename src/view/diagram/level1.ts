/**
 * MLOps level 1, ML pipeline automation, after Google Cloud, "MLOps: Continuous delivery and automation pipelines in machine
 * learning", figure 3.
 */
import type { Figure, FigureEdge, FigureNode } from "./figure.ts";
import { compact } from "./level1-compact.ts";
import { wide } from "./level1-wide.ts";
import { PIPELINE, pipelineEdges, pipelineNodes } from "./pipeline.ts";

const nodes: FigureNode[] = [
	{ id: "feature-store", kind: "store", name: "Feature store" },
	{ id: "data-analysis", kind: "manual", name: "Data analysis" },
	{
		id: "orchestrated-experiment",
		kind: "group",
		name: "Orchestrated experiment",
		holds: [
			"experiment-data-validation",
			"experiment-data-preparation",
			"experiment-model-training",
			"experiment-model-evaluation",
			"experiment-model-validation",
		],
	},
	{ id: "experiment-data-validation", kind: "automated", name: "Data validation" },
	{ id: "experiment-data-preparation", kind: "automated", name: "Data preparation" },
	{ id: "experiment-model-training", kind: "automated", name: "Model training" },
	{ id: "experiment-model-evaluation", kind: "automated", name: "Model evaluation" },
	{ id: "experiment-model-validation", kind: "automated", name: "Model validation" },
	{ id: "model-analysis", kind: "manual", name: "Model analysis" },
	{ id: "source-code", kind: "artifact", name: "Source code" },
	{ id: "source-repository", kind: "store", name: "Source repository" },
	{ id: "pipeline-deployment", kind: "manual", name: "Pipeline deployment" },
	PIPELINE,
	...pipelineNodes,
];

const edges: FigureEdge[] = [
	{ from: "feature-store", to: "data-analysis", label: "offline extract" },
	{ from: "data-analysis", to: "orchestrated-experiment" },
	{ from: "experiment-data-validation", to: "experiment-data-preparation" },
	{ from: "experiment-data-preparation", to: "experiment-model-training" },
	{ from: "experiment-model-training", to: "experiment-model-evaluation" },
	{ from: "experiment-model-evaluation", to: "experiment-model-validation" },
	{ from: "orchestrated-experiment", to: "model-analysis" },
	{ from: "model-analysis", to: "orchestrated-experiment" },
	{ from: "orchestrated-experiment", to: "source-code", plain: true },
	{ from: "source-code", to: "source-repository" },
	{ from: "source-repository", to: "pipeline-deployment" },
	{ from: "pipeline-deployment", to: "automated-pipeline" },
	{ from: "feature-store", to: "data-extraction", label: "batch fetching", track: "data" },
	...pipelineEdges,
];

export const level1: Figure = {
	title: "MLOps level 1: ML pipeline automation",
	nodes,
	edges,
	lines: [
		{ kind: "horizontal", above: "experimentation/development/test", below: "staging/preproduction/production" },
		{ kind: "vertical", left: "ML", right: "Ops" },
	],
	wide,
	compact,
};
