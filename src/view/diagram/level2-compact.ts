/** MLOps level 2 on a phone. */
import type { Layout } from "./figure.ts";
import { COMPACT, compactBorder, compactDeployment, compactNodes, compactRoutes } from "./pipeline-compact.ts";

export const compact: Layout = {
	...COMPACT,
	opensInPlaceFrom: Number.POSITIVE_INFINITY,
	openWidth: 328,
	nodes: {
		...compactNodes,
		"data-analysis": { x: 28, y: 8, width: 80, height: 76, minWidth: 56, face: "fact", lines: ["Data", "analysis"] },
		"orchestrated-experiment": {
			x: 136,
			y: 8,
			width: 82,
			height: 76,
			minWidth: 73,
			face: "short",
			lines: ["Orchestrated", "experiment"],
		},
		"model-analysis": {
			x: 246,
			y: 8,
			width: 82,
			height: 76,
			minWidth: 56,
			face: "fact",
			lines: ["Model", "analysis"],
		},
		"source-code": { x: 28, y: 134, width: 66, height: 54, minWidth: 48, face: "fact", lines: ["Source", "code"] },
		"source-repository": {
			x: 118,
			y: 126,
			width: 76,
			height: 70,
			minWidth: 60,
			face: "fact",
			lines: ["Source", "repository"],
		},
		"ci-build-test-package": {
			x: 218,
			y: 112,
			width: 110,
			height: 98,
			minWidth: 92,
			face: "short",
			lines: ["CI: build, test &", "package pipeline", "components"],
		},
		packages: { x: 132, y: 252, width: 80, height: 54, minWidth: 56, face: "fact", lines: ["Packages"] },
		"cd-pipeline-deployment": {
			x: 238,
			y: 244,
			width: 90,
			height: 70,
			minWidth: 70,
			face: "fact",
			lines: ["CD: Pipeline", "deployment"],
		},
	},
	routes: {
		...compactRoutes,
		"feature-store > data-analysis": {
			exit: { side: "left", at: 372 },
			entry: { side: "left", at: 56 },
			via: [15],
			note: { x: 22, y: 300, anchor: "start" },
		},
		"data-analysis > orchestrated-experiment": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 114, y: 98, anchor: "middle" },
		},
		"orchestrated-experiment > model-analysis": {
			exit: { side: "right", at: 34 },
			entry: { side: "left", at: 34 },
			note: { x: 232, y: 6, anchor: "middle" },
		},
		"model-analysis > orchestrated-experiment": {
			exit: { side: "left", at: 58 },
			entry: { side: "right", at: 58 },
			note: { x: 232, y: 98, anchor: "middle" },
		},
		"orchestrated-experiment > source-code": {
			exit: { side: "bottom" },
			entry: { side: "top" },
			via: [110],
			note: { x: 140, y: 122, anchor: "middle" },
		},
		"source-code > source-repository": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 106, y: 208, anchor: "middle" },
		},
		"source-repository > ci-build-test-package": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 196, y: 222, anchor: "middle" },
		},
		"ci-build-test-package > packages": {
			exit: { side: "bottom", at: 246 },
			entry: { side: "top" },
			via: [230],
			note: { x: 164, y: 244, anchor: "end" },
		},
		"packages > cd-pipeline-deployment": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 212, y: 320, anchor: "end" },
		},
		"cd-pipeline-deployment > automated-pipeline": compactDeployment,
	},
	lines: [compactBorder],
	holes: [],
};
