import { COST_MISSED, COST_NEEDLESS, EXPRESS_FROM } from "../../model/costs.ts";
import { type EventKind, type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";
import { quantity } from "../monitor/numbers.ts";
import type { Definition, Explained, TermNumber } from "./explanation.ts";
import { fenced, frac, type Maths, maths, named, over, sumOver, term } from "./maths.ts";
import { putTogether } from "./put-together.ts";
import { SOURCES } from "./sources.ts";
import { BOX_WORDS } from "./words/boxes.ts";

type Log = readonly OpsEvent[];
export type BoxId = keyof typeof BOX_WORDS;

const n = term("n");
/** Words within a formula, with a space behind them. */
const said = (words: string): Maths => ({ is: "mtext", text: `${words}\u00a0` });
const fixed = (number: number): TermNumber<Log> => ({ number: () => number });
/** A number of the newest event of a kind. */
const newest = <K extends EventKind>(
	kind: K,
	of: (event: EventOf<K>) => number | null | undefined,
): TermNumber<Log> => ({
	number(log) {
		const event = eventsOf(log, kind).at(-1);
		return event ? (of(event) ?? null) : null;
	},
});

type PreparedColumn = "scalerMean" | "scalerSd";
/** Of the first feature that is scaled. */
const scaled = (column: PreparedColumn): TermNumber<Log> => ({
	...newest("data.prepared", (event) => event[column][0]),
	print: (value) => quantity(value, 3),
	where: (log) => (column === "scalerMean" ? (eventsOf(log, "data.prepared").at(-1)?.features[0] ?? "") : ""),
});
const PREPARATION: Definition<Log, "z" | "x" | "mean" | "sd"> = {
	formula: [maths`${term("z")} = ${frac(maths`${term("x")} − ${term("mean", over("x", "¯"))}`, term("sd", "σ"))}`],
	source: SOURCES.google,
	numbers: { z: null, x: null, mean: scaled("scalerMean"), sd: scaled("scalerSd") },
};
const y = term("y");
const p = term("p");
const TRAINING: Definition<Log, "loss" | "n" | "y" | "p"> = {
	formula: [
		maths`${named("loss")} = − ${frac(maths`1`, n)} ${sumOver("rows")} ${fenced("(", maths`${y} ln ${p} + ${fenced("(", maths`1 − ${y}`)} ln ${fenced("(", maths`1 − ${p}`)}`)}`,
	],
	source: SOURCES.google,
	numbers: {
		loss: newest("model.trained", ({ losses }) => losses.at(-1)),
		n: newest("model.trained", ({ rows }) => rows),
		y: null,
		p: null,
	},
};
const EVALUATION: Definition<Log, "accuracy" | "right" | "n"> = {
	formula: [maths`${named("accuracy")} = ${frac(named("right"), n)}`],
	source: SOURCES.google,
	numbers: {
		accuracy: newest("model.evaluated", ({ accuracy }) => accuracy),
		right: newest("model.evaluated", ({ accuracy, rows }) => Math.round(accuracy * rows)),
		n: newest("model.evaluated", ({ rows }) => rows),
	},
};
const rule = (of: "value" | "limit"): TermNumber<Log> =>
	newest("model.validated", ({ rules }) => rules.find(({ check }) => check === "beats the champion")?.[of]);
const tolerance = rule("limit");
const VALIDATION: Definition<Log, "candidate" | "champion" | "tolerance" | "gain"> = {
	formula: [
		maths`${named("gain")} = ${named("candidate")} − ${named("champion")}`,
		maths`${named("gain")} ≥ − ${named("tolerance")}`,
	],
	source: SOURCES.google,
	numbers: {
		candidate: newest("model.evaluated", ({ accuracy }) => accuracy),
		champion: null,
		gain: rule("value"),
		tolerance: { number: (log) => Math.abs(tolerance.number(log) ?? Number.NaN) },
	},
};
const MONITORING: Definition<Log, "accuracy" | "reference" | "fall"> = {
	formula: [maths`${named("fall")} = ${named("reference")} − ${named("accuracy")}`],
	source: SOURCES.google,
	numbers: {
		accuracy: newest("monitor.performance", ({ accuracy }) => accuracy),
		reference: newest("monitor.performance", ({ reference }) => reference),
		fall: newest("monitor.performance", ({ accuracy, reference }) => reference - accuracy),
	},
};
const SERVICE: Definition<Log, "p" | "from" | "needless" | "missed"> = {
	formula: [
		maths`${said("express when")} ${p} ≥ ${named("from")}`,
		maths`${named("from")} = ${frac(named("needless"), maths`${named("needless")} + ${named("missed")}`)}`,
	],
	source: SOURCES.costSensitive,
	numbers: { p: null, from: fixed(EXPRESS_FROM), needless: fixed(COST_NEEDLESS), missed: fixed(COST_MISSED) },
};

/** Of boxes that compute something; every other one is a thing or a place, and has a sentence alone. */
const DEFINITIONS: { readonly [Id in BoxId]?: Definition<Log, keyof (typeof BOX_WORDS)[Id]["terms"] & string> } = {
	"data-preparation": PREPARATION,
	"experiment-data-preparation": PREPARATION,
	"model-training": TRAINING,
	"experiment-model-training": TRAINING,
	"model-evaluation-and-validation": EVALUATION,
	"model-evaluation": EVALUATION,
	"experiment-model-evaluation": EVALUATION,
	"model-validation": VALIDATION,
	"experiment-model-validation": VALIDATION,
	"performance-monitoring": MONITORING,
	monitoring: MONITORING,
	"prediction-service": SERVICE,
};

/** What a box has beside its words. Throws when there is no such box. */
export function boxDefinition(id: string): Definition<Log> {
	if (!isBox(id)) throw new Error(`box ${id}: no such box`);
	return (DEFINITIONS[id] as Definition<Log> | undefined) ?? { formula: [], source: SOURCES.google, numbers: {} };
}

const isBox = (id: string): id is BoxId => Object.hasOwn(BOX_WORDS, id);

/** What a box of the diagram is, with the numbers of the log so far. Throws when there is no such box. */
export const explainBox = (id: string, log: Log): Explained =>
	putTogether(id, BOX_WORDS[id as BoxId], boxDefinition(id), [log]);
