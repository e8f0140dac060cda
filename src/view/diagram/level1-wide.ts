/** MLOps level 1 in a wide column. */
import type { Layout, PlacedNode, Route } from "./figure.ts";
import { WIDE, wideBorder, wideDeployment, wideNodes, wideRoutes } from "./pipeline-wide.ts";

const step = (x: number, minWidth: number, lines: readonly string[]): PlacedNode => ({
	x,
	y: 68,
	width: 71,
	height: 40,
	minWidth,
	face: "name",
	lines,
});

const onwards = (x: number): Route => ({
	exit: { side: "right" },
	entry: { side: "left" },
	note: { x, y: 120, anchor: "middle" },
});

export const wide: Layout = {
	...WIDE,
	opensInPlaceFrom: 884,
	openWidth: 250,
	nodes: {
		...wideNodes,
		"orchestrated-experiment": {
			x: 134,
			y: 46,
			width: 422,
			height: 80,
			minWidth: 310,
			lines: ["Orchestrated experiment"],
		},
		"experiment-data-validation": step(141, 55, ["Data", "validation"]),
		"experiment-data-preparation": step(225, 62, ["Data", "preparation"]),
		"experiment-model-training": step(309, 52, ["Model", "training"]),
		"experiment-model-evaluation": step(393, 57, ["Model", "evaluation"]),
		"experiment-model-validation": step(477, 55, ["Model", "validation"]),
		"model-analysis": { x: 286, y: 0, width: 122, height: 27, minWidth: 82, face: "name", lines: ["Model analysis"] },
		"source-code": { x: 582, y: 60, width: 68, height: 52, minWidth: 48, face: "fact", lines: ["Source", "code"] },
		"source-repository": {
			x: 676,
			y: 51,
			width: 76,
			height: 68,
			minWidth: 60,
			face: "fact",
			lines: ["Source", "repository"],
		},
		"pipeline-deployment": {
			x: 804,
			y: 52,
			width: 92,
			height: 66,
			minWidth: 70,
			face: "fact",
			lines: ["Pipeline", "deployment"],
		},
	},
	routes: {
		...wideRoutes,
		"feature-store > data-analysis": {
			exit: { side: "top" },
			entry: { side: "bottom" },
			note: { x: 58, y: 130, anchor: "end" },
			label: { x: 73, y: 137, anchor: "start", rows: ["offline extract"] },
		},
		"data-analysis > orchestrated-experiment": {
			exit: { side: "right" },
			entry: { side: "left", at: 85 },
			note: { x: 121, y: 52, anchor: "middle" },
		},
		"experiment-data-validation > experiment-data-preparation": onwards(218.5),
		"experiment-data-preparation > experiment-model-training": onwards(302.5),
		"experiment-model-training > experiment-model-evaluation": onwards(386.5),
		"experiment-model-evaluation > experiment-model-validation": onwards(470.5),
		"orchestrated-experiment > model-analysis": {
			exit: { side: "top", at: 330 },
			entry: { side: "bottom", at: 330 },
			note: { x: 322, y: 41, anchor: "end" },
		},
		"model-analysis > orchestrated-experiment": {
			exit: { side: "bottom", at: 364 },
			entry: { side: "top", at: 364 },
			note: { x: 372, y: 41, anchor: "start" },
		},
		"orchestrated-experiment > source-code": {
			exit: { side: "right", at: 85 },
			entry: { side: "left", at: 85 },
			note: { x: 569, y: 138, anchor: "middle" },
		},
		"source-code > source-repository": {
			exit: { side: "right", at: 85 },
			entry: { side: "left" },
			note: { x: 663, y: 138, anchor: "middle" },
		},
		"source-repository > pipeline-deployment": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 778, y: 138, anchor: "middle" },
		},
		"pipeline-deployment > automated-pipeline": wideDeployment,
		"feature-store > data-extraction": {
			...(wideRoutes["feature-store > data-extraction"] as Route),
			label: { x: 73, y: 259, anchor: "end", rows: ["batch", "fetching"] },
		},
	},
	lines: [
		wideBorder,
		{
			at: 714,
			from: 0,
			to: 158,
			before: { x: 706, y: 12, anchor: "end", rows: ["ML"] },
			after: { x: 722, y: 12, anchor: "start", rows: ["Ops"] },
		},
	],
	holes: [],
};
