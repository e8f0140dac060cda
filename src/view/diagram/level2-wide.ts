/** MLOps level 2 in a wide column. */
import type { Layout, Route } from "./figure.ts";
import { WIDE, wideBorder, wideDeployment, wideNodes, wideRoutes } from "./pipeline-wide.ts";

/** Straight on at the height of the middle of the row, its words at `x`. */
const onwards = (x: number, y: number): Route => ({
	exit: { side: "right", at: 85 },
	entry: { side: "left", at: 85 },
	note: { x, y, anchor: "middle" },
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
			width: 110,
			height: 78,
			minWidth: 74,
			face: "short",
			lines: ["Orchestrated", "experiment"],
		},
		"model-analysis": { x: 134, y: 0, width: 110, height: 27, minWidth: 82, face: "name", lines: ["Model analysis"] },
		"source-code": { x: 278, y: 58, width: 70, height: 54, minWidth: 48, face: "fact", lines: ["Source", "code"] },
		"source-repository": {
			x: 382,
			y: 50,
			width: 80,
			height: 70,
			minWidth: 60,
			face: "fact",
			lines: ["Source", "repository"],
		},
		"ci-build-test-package": {
			x: 496,
			y: 46,
			width: 166,
			height: 78,
			minWidth: 134,
			face: "short",
			lines: ["CI: build, test & package", "pipeline components"],
		},
		packages: { x: 698, y: 58, width: 70, height: 54, minWidth: 56, face: "fact", lines: ["Packages"] },
		"cd-pipeline-deployment": {
			x: 804,
			y: 46,
			width: 92,
			height: 78,
			minWidth: 72,
			face: "fact",
			lines: ["CD: Pipeline", "deployment"],
		},
	},
	routes: {
		...wideRoutes,
		"feature-store > data-analysis": {
			exit: { side: "top" },
			entry: { side: "bottom" },
			note: { x: 73, y: 130, anchor: "start" },
		},
		"data-analysis > orchestrated-experiment": { ...onwards(0, 0), note: { x: 106, y: 52, anchor: "end" } },
		"orchestrated-experiment > model-analysis": {
			exit: { side: "top", at: 200 },
			entry: { side: "bottom", at: 200 },
			note: { x: 192, y: 41, anchor: "end" },
		},
		"model-analysis > orchestrated-experiment": {
			exit: { side: "bottom", at: 222 },
			entry: { side: "top", at: 222 },
			note: { x: 230, y: 41, anchor: "start" },
		},
		"orchestrated-experiment > source-code": onwards(261, 138),
		"source-code > source-repository": onwards(365, 138),
		"source-repository > ci-build-test-package": onwards(479, 138),
		"ci-build-test-package > packages": onwards(680, 138),
		"packages > cd-pipeline-deployment": onwards(786, 138),
		"cd-pipeline-deployment > automated-pipeline": wideDeployment,
	},
	lines: [wideBorder],
	holes: [],
};
