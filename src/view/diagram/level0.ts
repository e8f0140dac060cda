/**
 * MLOps level 0, the manual process, after Google Cloud, "MLOps: Continuous delivery and automation pipelines in machine
 * learning", figure 2. Laid out by hand.
 */
import type { Figure, FigureEdge, FigureNode, Layout } from "./figure.ts";

const nodes: FigureNode[] = [
	{ id: "offline-data", kind: "store", name: "Offline data" },
	{ id: "data-extraction-and-analysis", kind: "manual", name: "Data extraction and analysis" },
	{
		id: "manual-experiment-steps",
		kind: "group",
		name: "Manual experiment steps",
		frame: "dotted",
		holds: ["data-preparation", "model-training", "model-evaluation-and-validation"],
	},
	{ id: "data-preparation", kind: "manual", name: "Data preparation" },
	{ id: "model-training", kind: "manual", name: "Model training" },
	{ id: "model-evaluation-and-validation", kind: "manual", name: "Model evaluation and validation" },
	{ id: "trained-model", kind: "artifact", name: "Trained model" },
	{ id: "model-registry", kind: "store", name: "Model registry" },
	{ id: "model-serving", kind: "manual", name: "Model serving" },
	{ id: "prediction-service", kind: "service", name: "Prediction service" },
];

const edges: FigureEdge[] = [
	{ from: "offline-data", to: "data-extraction-and-analysis", track: "data" },
	{ from: "offline-data", to: "manual-experiment-steps" },
	{ from: "data-extraction-and-analysis", to: "data-preparation", both: true, track: "data" },
	{ from: "data-preparation", to: "model-training", both: true, track: "data" },
	{ from: "model-training", to: "model-evaluation-and-validation", both: true, track: "model" },
	{ from: "manual-experiment-steps", to: "trained-model", track: "model" },
	{ from: "trained-model", to: "model-registry", track: "model" },
	{ from: "model-registry", to: "model-serving", track: "model" },
	{ from: "model-serving", to: "prediction-service", track: "model" },
];

const EXTRACTION = ["Data", "extraction", "and analysis"];
const EVALUATION = ["Model", "evaluation", "and validation"];

const wide: Layout = {
	width: 896,
	height: 430,
	minWidth: 690,
	opensInPlaceFrom: 880,
	openWidth: 290,
	nodes: {
		"offline-data": { x: 0, y: 64, width: 88, height: 116, minWidth: 66, lines: ["Offline data"] },
		"data-extraction-and-analysis": { x: 118, y: 64, width: 88, height: 116, minWidth: 71, lines: EXTRACTION },
		"manual-experiment-steps": {
			x: 234,
			y: 38,
			width: 344,
			height: 164,
			minWidth: 250,
			lines: ["Manual experiment steps"],
		},
		"data-preparation": { x: 244, y: 64, width: 88, height: 116, minWidth: 66, lines: ["Data", "preparation"] },
		"model-training": { x: 362, y: 64, width: 88, height: 116, minWidth: 64, lines: ["Model", "training"] },
		"model-evaluation-and-validation": { x: 480, y: 64, width: 88, height: 116, minWidth: 78, lines: EVALUATION },
		"trained-model": { x: 604, y: 70, width: 70, height: 104, minWidth: 60, lines: ["Trained", "model"] },
		"model-registry": { x: 692, y: 212, width: 92, height: 104, minWidth: 66, lines: ["Model", "registry"] },
		"model-serving": { x: 804, y: 64, width: 92, height: 116, minWidth: 82, lines: ["Model", "serving"] },
		"prediction-service": { x: 800, y: 318, width: 96, height: 112, minWidth: 86, lines: ["Prediction", "service"] },
	},
	routes: {
		"offline-data > data-extraction-and-analysis": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 103, y: 54, anchor: "middle" },
		},
		"offline-data > manual-experiment-steps": {
			exit: { side: "bottom" },
			entry: { side: "bottom", at: 288 },
			via: [222],
			note: { x: 166, y: 237, anchor: "middle" },
		},
		"data-extraction-and-analysis > data-preparation": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 228, y: 194, anchor: "end" },
		},
		"data-preparation > model-training": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 347, y: 195, anchor: "middle" },
		},
		"model-training > model-evaluation-and-validation": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 465, y: 195, anchor: "middle" },
		},
		"manual-experiment-steps > trained-model": {
			exit: { side: "right", at: 122 },
			entry: { side: "left" },
			note: { x: 586, y: 58, anchor: "start" },
		},
		"trained-model > model-registry": {
			exit: { side: "bottom" },
			entry: { side: "left", at: 234 },
			note: { x: 630, y: 226, anchor: "end" },
		},
		"model-registry > model-serving": {
			exit: { side: "right", at: 234 },
			entry: { side: "bottom", at: 824 },
			note: { x: 792, y: 250, anchor: "start" },
		},
		"model-serving > prediction-service": {
			exit: { side: "bottom", at: 874 },
			entry: { side: "top", at: 874 },
			note: { x: 866, y: 300, anchor: "end" },
		},
	},
	lines: [
		{
			at: 264,
			from: 0,
			to: 896,
			before: { x: 0, y: 258, anchor: "start", rows: ["experimentation/development/test"] },
			after: { x: 0, y: 277, anchor: "start", rows: ["staging/preproduction/production"] },
		},
		{
			at: 738,
			from: 0,
			to: 430,
			before: { x: 730, y: 12, anchor: "end", rows: ["ML"] },
			after: { x: 746, y: 12, anchor: "start", rows: ["Ops"] },
		},
	],
	holes: [
		{ x: 0, y: 336, width: 134, height: 44, rows: ["Trigger", "a person decides"] },
		{ x: 262, y: 336, width: 150, height: 44, rows: ["Automated pipeline", "every step by hand"] },
		{ x: 526, y: 336, width: 158, height: 44, rows: ["Performance monitoring", "nobody watches"] },
	],
};

const compact: Layout = {
	width: 328,
	height: 672,
	minWidth: 288,
	opensInPlaceFrom: Number.POSITIVE_INFINITY,
	openWidth: 328,
	nodes: {
		"offline-data": { x: 0, y: 16, width: 96, height: 112, minWidth: 76, lines: ["Offline data"] },
		"data-extraction-and-analysis": { x: 136, y: 16, width: 96, height: 116, minWidth: 78, lines: EXTRACTION },
		"manual-experiment-steps": {
			x: 0,
			y: 172,
			width: 328,
			height: 162,
			minWidth: 288,
			lines: ["Manual experiment steps"],
			titleAt: 66,
		},
		"data-preparation": { x: 8, y: 196, width: 88, height: 116, minWidth: 76, lines: ["Data", "preparation"] },
		"model-training": { x: 120, y: 196, width: 88, height: 116, minWidth: 76, lines: ["Model", "training"] },
		"model-evaluation-and-validation": { x: 232, y: 196, width: 88, height: 116, minWidth: 76, lines: EVALUATION },
		"trained-model": { x: 0, y: 364, width: 76, height: 90, minWidth: 70, lines: ["Trained", "model"] },
		"model-registry": { x: 120, y: 440, width: 88, height: 108, minWidth: 76, lines: ["Model", "registry"] },
		"model-serving": { x: 236, y: 352, width: 92, height: 112, minWidth: 78, lines: ["Model", "serving"] },
		"prediction-service": { x: 212, y: 568, width: 116, height: 104, minWidth: 96, lines: ["Prediction", "service"] },
	},
	routes: {
		"offline-data > data-extraction-and-analysis": {
			exit: { side: "right", at: 72 },
			entry: { side: "left", at: 72 },
			note: { x: 116, y: 10, anchor: "middle" },
		},
		"offline-data > manual-experiment-steps": {
			exit: { side: "bottom", at: 22 },
			entry: { side: "top", at: 22 },
			note: { x: 30, y: 144, anchor: "start" },
		},
		"data-extraction-and-analysis > data-preparation": {
			exit: { side: "bottom" },
			entry: { side: "top", at: 44 },
			via: [156],
			note: { x: 192, y: 152, anchor: "start" },
		},
		"data-preparation > model-training": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 108, y: 327, anchor: "middle" },
		},
		"model-training > model-evaluation-and-validation": {
			exit: { side: "right" },
			entry: { side: "left" },
			note: { x: 220, y: 327, anchor: "middle" },
		},
		"manual-experiment-steps > trained-model": {
			exit: { side: "bottom", at: 38 },
			entry: { side: "top", at: 38 },
			note: { x: 46, y: 354, anchor: "start" },
		},
		"trained-model > model-registry": {
			exit: { side: "bottom" },
			entry: { side: "left", at: 475 },
			note: { x: 43, y: 466, anchor: "start" },
		},
		"model-registry > model-serving": {
			exit: { side: "right", at: 486 },
			entry: { side: "bottom", at: 258 },
			note: { x: 214, y: 500, anchor: "start" },
		},
		"model-serving > prediction-service": {
			exit: { side: "bottom", at: 308 },
			entry: { side: "top", at: 308 },
			note: { x: 300, y: 558, anchor: "end" },
		},
	},
	lines: [
		{
			at: 507,
			from: 0,
			to: 328,
			before: { x: 0, y: 489, anchor: "start", rows: ["experimentation/", "development/test"] },
			after: { x: 0, y: 520, anchor: "start", rows: ["staging/", "preproduction/", "production"] },
		},
		{
			at: 164,
			from: 344,
			to: 672,
			before: { x: 156, y: 356, anchor: "end", rows: ["ML"] },
			after: { x: 172, y: 356, anchor: "start", rows: ["Ops"] },
		},
	],
	holes: [{ x: 0, y: 604, width: 150, height: 44, rows: ["Performance monitoring", "nobody watches"] }],
};

export const level0: Figure = {
	title: "MLOps level 0: manual process",
	nodes,
	edges,
	lines: [
		{ kind: "horizontal", above: "experimentation/development/test", below: "staging/preproduction/production" },
		{ kind: "vertical", left: "ML", right: "Ops" },
	],
	wide,
	compact,
};
