/** The half that levels 1 and 2 share, on a phone: the same place at both, so that a change of level moves nothing. */
import type { PlacedLine, PlacedNode, Route } from "./figure.ts";

/** px: the layouts that stand on this half are this large. */
export const COMPACT = { width: 328, height: 1080, minWidth: 288 };

const step = (x: number, y: number, lines: readonly string[]): PlacedNode => ({
	x,
	y,
	width: 86,
	height: 76,
	minWidth: 66,
	face: "short",
	lines,
});

export const compactNodes: Readonly<Record<string, PlacedNode>> = {
	"feature-store": { x: 28, y: 330, width: 96, height: 98, minWidth: 80, face: "short", lines: ["Feature store"] },
	"automated-pipeline": {
		x: 28,
		y: 464,
		width: 300,
		height: 248,
		minWidth: 260,
		face: "fact",
		lines: ["Automated pipeline"],
		titleAt: 38,
	},
	"data-extraction": step(35, 514, ["Data", "extraction"]),
	"data-validation": step(135, 514, ["Data", "validation"]),
	"data-preparation": step(235, 514, ["Data", "preparation"]),
	"model-training": step(35, 616, ["Model", "training"]),
	"model-evaluation": step(135, 616, ["Model", "evaluation"]),
	"model-validation": step(235, 616, ["Model", "validation"]),
	trigger: { x: 28, y: 742, width: 88, height: 54, minWidth: 72, face: "fact", lines: ["Trigger"] },
	"ml-metadata-store": {
		x: 126,
		y: 742,
		width: 82,
		height: 82,
		minWidth: 70,
		face: "short",
		lines: ["ML metadata", "store"],
	},
	"model-registry": { x: 236, y: 742, width: 92, height: 72, minWidth: 80, face: "short", lines: ["Model registry"] },
	"trained-model": { x: 240, y: 830, width: 84, height: 44, minWidth: 76, face: "fact", lines: ["Trained model"] },
	"cd-model-serving": {
		x: 236,
		y: 892,
		width: 92,
		height: 58,
		minWidth: 80,
		face: "fact",
		lines: ["CD: Model", "serving"],
	},
	"prediction-service": {
		x: 234,
		y: 968,
		width: 94,
		height: 96,
		minWidth: 82,
		face: "short",
		lines: ["Prediction", "service"],
	},
	"performance-monitoring": {
		x: 28,
		y: 964,
		width: 160,
		height: 78,
		minWidth: 132,
		face: "short",
		lines: ["Performance monitoring"],
	},
};

/** From one step to the next in a row: straight, its words over or under the middle of the gap. */
const onwards = (x: number, y: number): Route => ({
	exit: { side: "right" },
	entry: { side: "left" },
	note: { x, y, anchor: "middle" },
});

export const compactRoutes: Readonly<Record<string, Route>> = {
	"feature-store > data-extraction": {
		exit: { side: "bottom", at: 56 },
		entry: { side: "top", at: 56 },
		note: { x: 63, y: 441, anchor: "start" },
	},
	"trigger > automated-pipeline": {
		exit: { side: "top" },
		entry: { side: "bottom", at: 72 },
		note: { x: 80, y: 730, anchor: "start" },
	},
	"data-extraction > data-validation": onwards(128, 510),
	"data-validation > data-preparation": onwards(228, 510),
	"data-preparation > model-training": {
		exit: { side: "bottom" },
		entry: { side: "top" },
		via: [602],
		note: { x: 178, y: 599, anchor: "middle" },
	},
	"model-training > model-evaluation": onwards(128, 705),
	"model-evaluation > model-validation": onwards(228, 705),
	"automated-pipeline > ml-metadata-store": {
		exit: { side: "bottom", at: 167 },
		entry: { side: "top" },
		note: { x: 175, y: 730, anchor: "start" },
	},
	"model-validation > model-registry": {
		exit: { side: "bottom", at: 282 },
		entry: { side: "top", at: 282 },
		note: { x: 290, y: 730, anchor: "start" },
	},
	"model-registry > trained-model": {
		exit: { side: "bottom" },
		entry: { side: "top" },
		note: { x: 292, y: 826, anchor: "start" },
	},
	"trained-model > cd-model-serving": {
		exit: { side: "bottom" },
		entry: { side: "top" },
		note: { x: 292, y: 888, anchor: "start" },
	},
	"automated-pipeline > cd-model-serving": {
		exit: { side: "bottom", at: 221 },
		entry: { side: "left" },
		note: { x: 214, y: 894, anchor: "end" },
	},
	"cd-model-serving > prediction-service": {
		exit: { side: "bottom", at: 282 },
		entry: { side: "top", at: 282 },
		note: { x: 292, y: 963, anchor: "start" },
	},
	"feature-store > prediction-service": {
		exit: { side: "left", at: 402 },
		entry: { side: "bottom" },
		via: [15, 1076],
		note: { x: 140, y: 1070, anchor: "middle" },
	},
	"prediction-service > performance-monitoring": {
		exit: { side: "left", at: 1004 },
		entry: { side: "right", at: 1004 },
		note: { x: 212, y: 958, anchor: "end" },
	},
	"performance-monitoring > trigger": {
		exit: { side: "top", at: 72 },
		entry: { side: "bottom" },
		note: { x: 76, y: 866, anchor: "start" },
	},
	"performance-monitoring > data-analysis": {
		exit: { side: "left" },
		entry: { side: "left", at: 20 },
		via: [5],
		note: { x: 22, y: 958, anchor: "start" },
	},
};

export const compactBorder: PlacedLine = {
	at: 352,
	from: 0,
	to: 328,
	before: { x: 182, y: 332, anchor: "start", rows: ["experimentation/", "development/test"] },
	after: { x: 182, y: 366, anchor: "start", rows: ["staging/", "preproduction/", "production"] },
};

/** Whatever brings the pipeline into service stands over the frame, on the right. */
export const compactDeployment: Route = {
	exit: { side: "bottom", at: 296 },
	entry: { side: "top", at: 296 },
	note: { x: 288, y: 440, anchor: "end" },
};
