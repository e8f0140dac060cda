/** The half that levels 1 and 2 share, in a wide column: the same place at both, so that a change of level moves nothing. */
import type { PlacedLine, PlacedNode, Route } from "./figure.ts";

/** px: the layouts that stand on this half are this large. */
export const WIDE = { width: 896, height: 514, minWidth: 690 };

const step = (x: number, minWidth: number, lines: readonly string[]): PlacedNode => ({
	x,
	y: 224,
	width: 88,
	height: 94,
	minWidth,
	face: "short",
	stays: "top",
	lines,
});

export const wideNodes: Readonly<Record<string, PlacedNode>> = {
	"feature-store": {
		x: 22,
		y: 140,
		width: 86,
		height: 106,
		minWidth: 74,
		face: "short",
		stays: "top",
		lines: ["Feature store"],
	},
	"data-analysis": { x: 22, y: 58, width: 86, height: 54, minWidth: 74, face: "fact", lines: ["Data analysis"] },
	"automated-pipeline": { x: 134, y: 198, width: 628, height: 146, minWidth: 380, lines: ["Automated pipeline"] },
	"data-extraction": step(144, 57, ["Data", "extraction"]),
	"data-validation": step(248, 56, ["Data", "validation"]),
	"data-preparation": step(352, 64, ["Data", "preparation"]),
	"model-training": step(456, 56, ["Model", "training"]),
	"model-evaluation": step(560, 58, ["Model", "evaluation"]),
	"model-validation": step(664, 56, ["Model", "validation"]),
	trigger: { x: 22, y: 296, width: 86, height: 52, minWidth: 74, face: "fact", lines: ["Trigger"] },
	"ml-metadata-store": {
		x: 300,
		y: 364,
		width: 300,
		height: 40,
		minWidth: 180,
		face: "row",
		lines: ["ML metadata store"],
	},
	"model-registry": { x: 804, y: 188, width: 92, height: 72, minWidth: 79, face: "short", lines: ["Model registry"] },
	"trained-model": { x: 808, y: 276, width: 84, height: 44, minWidth: 78, face: "fact", lines: ["Trained model"] },
	"cd-model-serving": {
		x: 804,
		y: 336,
		width: 92,
		height: 60,
		minWidth: 72,
		face: "fact",
		lines: ["CD: Model", "serving"],
	},
	"prediction-service": {
		x: 802,
		y: 414,
		width: 94,
		height: 100,
		minWidth: 78,
		face: "short",
		stays: "bottom",
		lines: ["Prediction", "service"],
	},
	"performance-monitoring": {
		x: 300,
		y: 424,
		width: 300,
		height: 44,
		minWidth: 190,
		face: "row",
		lines: ["Performance", "monitoring"],
	},
};

/** From one step of the pipeline to the next: straight, its words under the middle of the gap. */
const onwards = (x: number): Route => ({
	exit: { side: "right" },
	entry: { side: "left" },
	note: { x, y: 334, anchor: "middle" },
});

export const wideRoutes: Readonly<Record<string, Route>> = {
	"feature-store > data-extraction": {
		exit: { side: "bottom", at: 80 },
		entry: { side: "left" },
		note: { x: 88, y: 286, anchor: "start" },
	},
	"trigger > automated-pipeline": {
		exit: { side: "right" },
		entry: { side: "left", at: 322 },
		note: { x: 130, y: 360, anchor: "end" },
	},
	"data-extraction > data-validation": onwards(240),
	"data-validation > data-preparation": onwards(344),
	"data-preparation > model-training": onwards(448),
	"model-training > model-evaluation": onwards(552),
	"model-evaluation > model-validation": onwards(656),
	"automated-pipeline > ml-metadata-store": {
		exit: { side: "bottom", at: 450 },
		entry: { side: "top" },
		note: { x: 458, y: 358, anchor: "start" },
	},
	"model-validation > model-registry": {
		exit: { side: "right" },
		entry: { side: "left" },
		via: [783],
		note: { x: 798, y: 194, anchor: "end" },
	},
	"model-registry > trained-model": {
		exit: { side: "bottom" },
		entry: { side: "top" },
		note: { x: 858, y: 272, anchor: "start" },
	},
	"trained-model > cd-model-serving": {
		exit: { side: "bottom" },
		entry: { side: "top" },
		note: { x: 858, y: 332, anchor: "start" },
	},
	"automated-pipeline > cd-model-serving": {
		exit: { side: "right", at: 330 },
		entry: { side: "left" },
		via: [783],
		note: { x: 778, y: 380, anchor: "end" },
	},
	"cd-model-serving > prediction-service": {
		exit: { side: "bottom" },
		entry: { side: "top" },
		note: { x: 858, y: 409, anchor: "start" },
	},
	"feature-store > prediction-service": {
		exit: { side: "left", at: 208 },
		entry: { side: "left", at: 492 },
		via: [3],
		note: { x: 450, y: 486, anchor: "middle" },
	},
	"prediction-service > performance-monitoring": {
		exit: { side: "left", at: 446 },
		entry: { side: "right" },
		note: { x: 700, y: 440, anchor: "middle" },
	},
	"performance-monitoring > trigger": {
		exit: { side: "left", at: 438 },
		entry: { side: "bottom" },
		note: { x: 180, y: 432, anchor: "middle" },
	},
	"performance-monitoring > data-analysis": {
		exit: { side: "left", at: 456 },
		entry: { side: "left" },
		via: [11],
		note: { x: 180, y: 470, anchor: "middle" },
	},
};

export const wideBorder: PlacedLine = {
	at: 158,
	from: 0,
	to: 896,
	before: { x: 134, y: 152, anchor: "start", rows: ["experimentation/development/test"] },
	after: { x: 134, y: 171, anchor: "start", rows: ["staging/preproduction/production"] },
};

/** Whatever brings the pipeline into service comes from the box above the registry, down and left to the frame. */
export const wideDeployment: Route = {
	exit: { side: "bottom" },
	entry: { side: "top", at: 640 },
	via: [178],
	note: { x: 740, y: 172, anchor: "middle" },
};
