import { COST_MISSED, COST_NEEDLESS } from "../../model/costs.ts";
import { share } from "../diagram/format.ts";
import type { Definitions, Explained, TermNumber } from "./explanation.ts";
import { fenced, frac, maths, named, sub, sumOver, term } from "./maths.ts";
import { putTogether } from "./put-together.ts";
import { SOURCES } from "./sources.ts";
import { MEASURE_WORDS } from "./words/measures.ts";

export type MeasureId = keyof typeof MEASURE_WORDS;

/** The numbers on the screen, by the term that they are; null or left out where there is none. */
export type LookedMeasure = Readonly<Record<string, number | null>>;

const of = (id: string, print?: (value: number) => string): TermNumber<LookedMeasure> => ({
	number: (looked) => looked[id] ?? null,
	...(print ? { print } : {}),
});
const value = (symbol: string) => named("value", symbol);
const n = term("n");
const y = term("y");
const p = term("p");
const d = term("d");
const rang = term("rang", sub("t", "rang"));
const began = term("began", sub("t", "began"));

export const MEASURE_DEFINITIONS: Definitions<LookedMeasure, typeof MEASURE_WORDS> = {
	auc: {
		formula: [
			maths`${value("AUC")} = P ${fenced("(", maths`${term("late", sub("p", "late"))} > ${term("punctual", sub("p", "in time"))}`)}`,
		],
		source: SOURCES.roc,
		numbers: { value: of("value", share), late: null, punctual: null },
	},
	"log-loss": {
		formula: [
			maths`${value("loss")} = − ${frac(maths`1`, n)} ${sumOver("rows")} ${fenced("(", maths`${y} ln ${p} + ${fenced("(", maths`1 − ${y}`)} ln ${fenced("(", maths`1 − ${p}`)}`)}`,
		],
		source: SOURCES.scoring,
		numbers: { value: of("value", share), n: of("n"), y: null, p: null },
	},
	"lost-per-parcel": {
		formula: [
			maths`${value("loss")} = ${frac(maths`${COST_MISSED} · ${term("M")} + ${COST_NEEDLESS} · ${term("N")}`, n)}`,
		],
		source: SOURCES.costSensitive,
		numbers: { value: of("value", (loss) => loss.toFixed(2)), n: of("n"), M: null, N: null },
	},
	schema: { formula: [], source: SOURCES.validation, numbers: {} },
	seen: {
		formula: [maths`${value("days")} = ${rang} − ${began}`],
		source: SOURCES.gama,
		numbers: { value: of("value"), rang: of("rang"), began: of("began") },
	},
	"false-alarms": {
		formula: [maths`${value("rate")} = ${frac(maths`1000 · ${term("A")}`, n)}`],
		source: SOURCES.gama,
		numbers: { value: of("value", share), A: of("A"), n: of("n") },
	},
	missed: {
		formula: [maths`${value("missed")} = ${term("C")} − ${named("found")}`],
		source: SOURCES.gama,
		numbers: { value: of("value"), C: of("C"), found: of("found") },
	},
	"way-by-hand": {
		formula: [maths`${value("days")} = ${sumOver("steps")} ${fenced("(", maths`${d} + ${term("r")}`)}`],
		source: SOURCES.google,
		numbers: {
			value: {
				number: ({ least = null }) => least,
				where: ({ most = null }) => (most === null ? "" : `at most ${most.toFixed(1)}`),
			},
			d: null,
			r: null,
		},
	},
	tickets: {
		formula: [maths`${value("answers")} = ${named("asked")} + ${term("q")} + ${d}`],
		source: SOURCES.google,
		numbers: { value: of("value"), asked: of("asked"), q: of("q"), d: of("d") },
	},
	"short-work": { formula: [], source: SOURCES.google, numbers: {} },
	delay: {
		formula: [maths`${value("delay")} = median ${fenced("(", maths`${rang} − ${began}`)}`],
		source: SOURCES.gama,
		numbers: { value: of("value"), rang: null, began: null },
	},
};

/** What a measure is, with the numbers that stand on the screen. */
export const explainMeasure = (id: MeasureId, looked: LookedMeasure): Explained =>
	putTogether(id, MEASURE_WORDS[id], MEASURE_DEFINITIONS[id], [looked]);
