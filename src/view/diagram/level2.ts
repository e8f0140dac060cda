/**
 * MLOps level 2, CI/CD pipeline automation, after Google Cloud, "MLOps: Continuous delivery and automation pipelines in
 * machine learning", figure 4, with its numbers 1 to 6.
 */
import type { Figure, FigureEdge, FigureNode } from "./figure.ts";
import { compact } from "./level2-compact.ts";
import { wide } from "./level2-wide.ts";
import { PIPELINE, pipelineEdges, pipelineNodes } from "./pipeline.ts";

const NUMBERS: Readonly<Record<string, number>> = { "cd-model-serving": 5, "performance-monitoring": 6 };

const numbered = (node: FigureNode): FigureNode => {
	const number = NUMBERS[node.id];
	return number === undefined ? node : { ...node, number };
};

const nodes: FigureNode[] = [
	{ id: "feature-store", kind: "store", name: "Feature store" },
	{ id: "data-analysis", kind: "manual", name: "Data analysis" },
	{ id: "orchestrated-experiment", kind: "automated", name: "Orchestrated experiment", number: 1 },
	{ id: "model-analysis", kind: "manual", name: "Model analysis" },
	{ id: "source-code", kind: "artifact", name: "Source code" },
	{ id: "source-repository", kind: "store", name: "Source repository" },
	{
		id: "ci-build-test-package",
		kind: "automated",
		name: "CI: build, test & package pipeline components",
		number: 2,
	},
	{ id: "packages", kind: "artifact", name: "Packages" },
	{ id: "cd-pipeline-deployment", kind: "automated", name: "CD: Pipeline deployment", number: 3 },
	{ ...PIPELINE, number: 4 },
	...pipelineNodes.map(numbered),
];

const edges: FigureEdge[] = [
	{ from: "feature-store", to: "data-analysis" },
	{ from: "data-analysis", to: "orchestrated-experiment" },
	{ from: "orchestrated-experiment", to: "model-analysis" },
	{ from: "model-analysis", to: "orchestrated-experiment" },
	{ from: "orchestrated-experiment", to: "source-code" },
	{ from: "source-code", to: "source-repository" },
	{ from: "source-repository", to: "ci-build-test-package" },
	{ from: "ci-build-test-package", to: "packages", plain: true },
	{ from: "packages", to: "cd-pipeline-deployment" },
	{ from: "cd-pipeline-deployment", to: "automated-pipeline" },
	{ from: "feature-store", to: "data-extraction", track: "data" },
	...pipelineEdges,
];

export const level2: Figure = {
	title: "MLOps level 2: CI/CD pipeline automation",
	nodes,
	edges,
	lines: [{ kind: "horizontal", above: "experimentation/development/test", below: "staging/preproduction/production" }],
	wide,
	compact,
};
