/** MLOps level 1 on a phone. */
import type { Layout, PlacedNode, Route } from "./figure.ts";
import { COMPACT, compactBorder, compactDeployment, compactNodes, compactRoutes } from "./pipeline-compact.ts";

const step = (x: number, y: number, lines: readonly string[]): PlacedNode => ({
	x,
	y,
	width: 86,
	height: 40,
	minWidth: 64,
	face: "name",
	lines,
});

const onwards = (x: number, y: number): Route => ({
	exit: { side: "right" },
	entry: { side: "left" },
	note: { x, y, anchor: "middle" },
});

export const compact: Layout = {
	...COMPACT,
	opensInPlaceFrom: Number.POSITIVE_INFINITY,
	openWidth: 328,
	nodes: {
		...compactNodes,
		"data-analysis": { x: 28, y: 0, width: 96, height: 48, minWidth: 80, face: "fact", lines: ["Data analysis"] },
		"model-analysis": { x: 222, y: 0, width: 100, height: 48, minWidth: 84, face: "fact", lines: ["Model analysis"] },
		"orchestrated-experiment": {
			x: 28,
			y: 78,
			width: 300,
			height: 158,
			minWidth: 260,
			lines: ["Orchestrated experiment"],
		},
		"experiment-data-validation": step(35, 112, ["Data", "validation"]),
		"experiment-data-preparation": step(135, 112, ["Data", "preparation"]),
		"experiment-model-training": step(235, 112, ["Model", "training"]),
		"experiment-model-evaluation": step(35, 177, ["Model", "evaluation"]),
		"experiment-model-validation": step(135, 177, ["Model", "validation"]),
		"source-code": { x: 28, y: 264, width: 76, height: 50, minWidth: 62, face: "fact", lines: ["Source code"] },
		"source-repository": {
			x: 130,
			y: 254,
			width: 88,
			height: 70,
			minWidth: 72,
			face: "fact",
			lines: ["Source", "repository"],
		},
		"pipeline-deployment": {
			x: 244,
			y: 258,
			width: 84,
			height: 62,
			minWidth: 70,
			face: "fact",
			lines: ["Pipeline", "deployment"],
		},
	},
	routes: {
		...compactRoutes,
		"feature-store > data-analysis": {
			exit: { side: "left", at: 372 },
			entry: { side: "left", at: 36 },
			via: [15],
			note: { x: 22, y: 62, anchor: "start" },
			label: { x: 22, y: 325, anchor: "start", rows: ["offline extract"] },
		},
		"data-analysis > orchestrated-experiment": {
			exit: { side: "bottom" },
			entry: { side: "top", at: 76 },
			note: { x: 84, y: 66, anchor: "start" },
		},
		"experiment-data-validation > experiment-data-preparation": onwards(128, 108),
		"experiment-data-preparation > experiment-model-training": onwards(228, 108),
		"experiment-model-training > experiment-model-evaluation": {
			exit: { side: "bottom" },
			entry: { side: "top" },
			via: [164],
			note: { x: 178, y: 162, anchor: "middle" },
		},
		"experiment-model-evaluation > experiment-model-validation": onwards(128, 230),
		"orchestrated-experiment > model-analysis": {
			exit: { side: "top", at: 254 },
			entry: { side: "bottom", at: 254 },
			note: { x: 246, y: 66, anchor: "end" },
		},
		"model-analysis > orchestrated-experiment": {
			exit: { side: "bottom", at: 286 },
			entry: { side: "top", at: 286 },
			note: { x: 294, y: 66, anchor: "start" },
		},
		"orchestrated-experiment > source-code": {
			exit: { side: "bottom", at: 66 },
			entry: { side: "top" },
			note: { x: 58, y: 254, anchor: "end" },
		},
		"source-code > source-repository": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 112, y: 257, anchor: "middle" },
		},
		"source-repository > pipeline-deployment": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 328, y: 252, anchor: "end" },
		},
		"pipeline-deployment > automated-pipeline": compactDeployment,
		"feature-store > data-extraction": {
			...(compactRoutes["feature-store > data-extraction"] as Route),
			label: { x: 63, y: 456, anchor: "start", rows: ["batch fetching"] },
		},
	},
	lines: [
		compactBorder,
		{
			at: 174,
			from: 238,
			to: 352,
			before: { x: 168, y: 250, anchor: "end", rows: ["ML"] },
			after: { x: 180, y: 250, anchor: "start", rows: ["Ops"] },
		},
	],
	holes: [],
};
