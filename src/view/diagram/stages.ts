/**
 * The stages of the CI/CD automated pipeline, process by process and product by product, after Google Cloud, "MLOps:
 * Continuous delivery and automation pipelines in machine learning", figure 5: a staircase, each process one step down.
 */
import type { Figure, FigureEdge, FigureNode, Layout, PlacedNode, Route } from "./figure.ts";

const nodes: FigureNode[] = [
	{ id: "development-experiment", kind: "process", name: "Development/Experiment" },
	{ id: "source-code", kind: "product", name: "Source code" },
	{ id: "pipeline-continuous-integration", kind: "process", name: "Pipeline continuous integration" },
	{ id: "packages", kind: "product", name: "Packages" },
	{ id: "pipeline-continuous-delivery", kind: "process", name: "Pipeline continuous delivery" },
	{ id: "automated-pipeline", kind: "product", name: "Automated pipeline" },
	{ id: "new-data", kind: "store", name: "New data" },
	{ id: "continuous-training", kind: "process", name: "Continuous training" },
	{ id: "trained-model", kind: "product", name: "Trained model" },
	{ id: "model-continuous-delivery", kind: "process", name: "Model continuous delivery" },
	{ id: "prediction-service", kind: "product", name: "Prediction service" },
	{ id: "monitoring", kind: "process", name: "Monitoring" },
];

const edges: FigureEdge[] = [
	{ from: "development-experiment", to: "source-code" },
	{ from: "source-code", to: "pipeline-continuous-integration" },
	{ from: "pipeline-continuous-integration", to: "packages" },
	{ from: "packages", to: "pipeline-continuous-delivery" },
	{ from: "pipeline-continuous-delivery", to: "automated-pipeline" },
	{ from: "automated-pipeline", to: "continuous-training" },
	{ from: "new-data", to: "continuous-training", track: "data" },
	{ from: "continuous-training", to: "trained-model", track: "model" },
	{ from: "trained-model", to: "model-continuous-delivery", track: "model" },
	{ from: "model-continuous-delivery", to: "prediction-service", track: "model" },
	{ from: "prediction-service", to: "monitoring" },
	{ from: "monitoring", to: "continuous-training", style: "dotted" },
	{ from: "monitoring", to: "development-experiment", style: "dotted" },
];

/** Names broken to stand in an ellipse or a box at either width. */
const LINES: Readonly<Record<string, readonly string[]>> = {
	"development-experiment": ["Development/", "Experiment"],
	"source-code": ["Source code"],
	"pipeline-continuous-integration": ["Pipeline", "continuous", "integration"],
	packages: ["Packages"],
	"pipeline-continuous-delivery": ["Pipeline", "continuous", "delivery"],
	"automated-pipeline": ["Automated", "pipeline"],
	"new-data": ["New data"],
	"continuous-training": ["Continuous", "training"],
	"trained-model": ["Trained model"],
	"model-continuous-delivery": ["Model", "continuous", "delivery"],
	"prediction-service": ["Prediction", "service"],
	monitoring: ["Monitoring"],
};

/** px, per layout: a process, a product, and what they may be narrowed to. */
interface Sizes {
	readonly process: { readonly width: number; readonly height: number; readonly minWidth: number };
	readonly product: { readonly width: number; readonly height: number; readonly minWidth: number };
}

/** A box around its middle. */
function around(id: string, x: number, y: number, size: Sizes["process"]): PlacedNode {
	return {
		x: x - size.width / 2,
		y: y - size.height / 2,
		...size,
		face: "fact",
		lines: LINES[id] as readonly string[],
	};
}

const straight = (exit: "right" | "bottom", note: Route["note"]): Route => ({
	exit: { side: exit },
	entry: { side: exit === "right" ? "left" : "top" },
	note,
});

const WIDE: Sizes = {
	process: { width: 122, height: 64, minWidth: 96 },
	product: { width: 96, height: 56, minWidth: 80 },
};

/** Middle of the n-th column and of the n-th step, px. */
const column = (n: number): number => 62 + 154.4 * n;
const row = (n: number): number => 44 + 86 * n;

/** From the process of the n-th step to its product; from the product before down to the process of the n-th step. */
const onwards = (n: number): Route => straight("right", { x: column(n + 0.55), y: row(n) - 37, anchor: "middle" });
const down = (n: number): Route => straight("bottom", { x: column(n) + 8, y: row(n - 0.5) - 4, anchor: "start" });

const wide: Layout = {
	width: 896,
	height: 508,
	minWidth: 690,
	opensInPlaceFrom: 880,
	openWidth: 250,
	nodes: {
		"development-experiment": around("development-experiment", column(0), row(0), WIDE.process),
		"source-code": around("source-code", column(1), row(0), WIDE.product),
		"pipeline-continuous-integration": around("pipeline-continuous-integration", column(1), row(1), WIDE.process),
		packages: around("packages", column(2), row(1), WIDE.product),
		"pipeline-continuous-delivery": around("pipeline-continuous-delivery", column(2), row(2), WIDE.process),
		"automated-pipeline": around("automated-pipeline", column(3), row(2), WIDE.product),
		"new-data": around("new-data", column(2), row(3), { width: 92, height: 50, minWidth: 80 }),
		"continuous-training": around("continuous-training", column(3), row(3), WIDE.process),
		"trained-model": around("trained-model", column(4), row(3), WIDE.product),
		"model-continuous-delivery": around("model-continuous-delivery", column(4), row(4), WIDE.process),
		"prediction-service": around("prediction-service", column(5), row(4), WIDE.product),
		monitoring: around("monitoring", column(5), row(5), WIDE.process),
	},
	routes: {
		"development-experiment > source-code": onwards(0),
		"source-code > pipeline-continuous-integration": down(1),
		"pipeline-continuous-integration > packages": onwards(1),
		"packages > pipeline-continuous-delivery": down(2),
		"pipeline-continuous-delivery > automated-pipeline": onwards(2),
		"automated-pipeline > continuous-training": down(3),
		"new-data > continuous-training": straight("right", { x: column(2.45), y: row(3) - 37, anchor: "middle" }),
		"continuous-training > trained-model": onwards(3),
		"trained-model > model-continuous-delivery": down(4),
		"model-continuous-delivery > prediction-service": onwards(4),
		"prediction-service > monitoring": down(5),
		"monitoring > continuous-training": {
			exit: { side: "left", at: row(5) - 8 },
			entry: { side: "bottom" },
			note: { x: column(3) - 8, y: row(4.5), anchor: "end" },
		},
		"monitoring > development-experiment": {
			exit: { side: "left", at: row(5) + 8 },
			entry: { side: "bottom" },
			note: { x: column(0) + 8, y: row(4.5), anchor: "start" },
		},
	},
	lines: [],
	holes: [],
};

const COMPACT: Sizes = {
	process: { width: 108, height: 66, minWidth: 96 },
	product: { width: 92, height: 56, minWidth: 78 },
};

/** px: the middle of the processes and of the products; of the rows from the top, the trained model in one of its own. */
const LEFT = 84;
const RIGHT = 282;
const ROWS = [34, 128, 222, 316, 392, 476, 570] as const;

const across = (y: number): Route => straight("right", { x: 187, y: y - 8, anchor: "middle" });
/** From a product back to the process one step down, along the middle of the gap at `y`. */
const back = (y: number): Route => ({
	exit: { side: "bottom" },
	entry: { side: "top" },
	via: [y],
	note: { x: (LEFT + RIGHT) / 2, y: y - 4, anchor: "middle" },
});

const compact: Layout = {
	width: 328,
	height: 604,
	minWidth: 288,
	opensInPlaceFrom: Number.POSITIVE_INFINITY,
	openWidth: 328,
	nodes: {
		"development-experiment": around("development-experiment", LEFT, ROWS[0], COMPACT.process),
		"source-code": around("source-code", RIGHT, ROWS[0], COMPACT.product),
		"pipeline-continuous-integration": around("pipeline-continuous-integration", LEFT, ROWS[1], COMPACT.process),
		packages: around("packages", RIGHT, ROWS[1], COMPACT.product),
		"pipeline-continuous-delivery": around("pipeline-continuous-delivery", LEFT, ROWS[2], COMPACT.process),
		"automated-pipeline": around("automated-pipeline", RIGHT, ROWS[2], COMPACT.product),
		"new-data": around("new-data", RIGHT, ROWS[3], { width: 92, height: 50, minWidth: 78 }),
		"continuous-training": around("continuous-training", LEFT, ROWS[3], COMPACT.process),
		"trained-model": around("trained-model", RIGHT, ROWS[4], COMPACT.product),
		"model-continuous-delivery": around("model-continuous-delivery", LEFT, ROWS[5], COMPACT.process),
		"prediction-service": around("prediction-service", RIGHT, ROWS[5], COMPACT.product),
		monitoring: around("monitoring", LEFT, ROWS[6], COMPACT.process),
	},
	routes: {
		"development-experiment > source-code": across(ROWS[0]),
		"source-code > pipeline-continuous-integration": back(81),
		"pipeline-continuous-integration > packages": across(ROWS[1]),
		"packages > pipeline-continuous-delivery": back(175),
		"pipeline-continuous-delivery > automated-pipeline": across(ROWS[2]),
		"automated-pipeline > continuous-training": back(269),
		"new-data > continuous-training": {
			exit: { side: "left" },
			entry: { side: "right" },
			note: { x: 187, y: ROWS[3] - 8, anchor: "middle" },
		},
		"continuous-training > trained-model": {
			exit: { side: "bottom" },
			entry: { side: "left" },
			note: { x: 187, y: ROWS[4] - 8, anchor: "middle" },
		},
		"trained-model > model-continuous-delivery": back(429),
		"model-continuous-delivery > prediction-service": across(ROWS[5]),
		"prediction-service > monitoring": back(523),
		"monitoring > continuous-training": {
			exit: { side: "left", at: ROWS[6] - 8 },
			entry: { side: "left" },
			via: [18],
			note: { x: 25, y: 420, anchor: "start" },
		},
		"monitoring > development-experiment": {
			exit: { side: "left", at: ROWS[6] + 8 },
			entry: { side: "left" },
			via: [6],
			note: { x: 12, y: 273, anchor: "start" },
		},
	},
	lines: [],
	holes: [],
};

export const stages: Figure = {
	title: "Stages of the CI/CD automated ML pipeline",
	nodes,
	edges,
	lines: [],
	wide,
	compact,
};
