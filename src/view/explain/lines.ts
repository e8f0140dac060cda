import {
	accuracy7d,
	bestPossible,
	bestPossible7d,
	observedAccuracy7d,
	realisedByDay,
} from "../../engine/query/accuracy.ts";
import { lossByDay } from "../../engine/query/totals.ts";
import { labelsInWeek, servedInWeek, type WeekCount, wholeWeeksSoFar } from "../../engine/query/week-counts.ts";
import { COST_MISSED, COST_NEEDLESS } from "../../model/costs.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { share } from "../diagram/format.ts";
import type { Definitions, Explained, TermNumber } from "./explanation.ts";
import { frac, maths, named, sub, sumOver, term } from "./maths.ts";
import { putTogether } from "./put-together.ts";
import { SOURCES } from "./sources.ts";
import { LINE_WORDS } from "./words/lines.ts";

type Log = readonly OpsEvent[];
export type LineId = keyof typeof LINE_WORDS;

const n = term("n");
const value = (name: string) => named("value", name);
const last = (byDay: (log: Log) => readonly (number | null)[], print?: (value: number) => string): TermNumber<Log> => ({
	number: (log) => byDay(log).at(-1) ?? null,
	...(print ? { print } : {}),
});
const served = (log: Log) => eventsOf(log, "day.served");
/** What the last seven days have of parcels, or of labels that arrived. */
const week = (counted: (log: Log) => WeekCount | null, of: keyof WeekCount): TermNumber<Log> => ({
	number: (log) => counted(log)?.[of] ?? null,
});
const ofToday = (of: "count" | "right" | "missed" | "needless"): TermNumber<Log> => ({
	number: (log) => served(log).at(-1)?.[of] ?? null,
});
const ratio = (name: string) => maths`${value(name)} = ${frac(named("right"), n)}`;

export const LINE_DEFINITIONS: Definitions<Log, typeof LINE_WORDS> = {
	true: {
		formula: [ratio("true")],
		source: SOURCES.gama,
		numbers: {
			value: last(accuracy7d, share),
			right: week(servedInWeek, "right"),
			n: week(servedInWeek, "count"),
		},
	},
	observed: {
		formula: [ratio("observed")],
		source: SOURCES.gama,
		numbers: {
			value: last(observedAccuracy7d, share),
			right: week(labelsInWeek, "right"),
			n: week(labelsInWeek, "count"),
		},
	},
	realised: {
		formula: [ratio("of a day")],
		source: SOURCES.gama,
		numbers: { value: last(realisedByDay, share), right: ofToday("right"), n: ofToday("count") },
	},
	best: {
		formula: [maths`${value("best")} = ${frac(maths`1`, n)} ${sumOver("days")} ${term("b", sub("b", "7"))}`],
		source: SOURCES.costSensitive,
		numbers: {
			value: { number: bestPossible, print: share },
			b: last(bestPossible7d, share),
			n: { number: wholeWeeksSoFar },
		},
	},
	loss: {
		formula: [maths`${value("loss")} = ${COST_MISSED} · ${term("M")} + ${COST_NEEDLESS} · ${term("N")}`],
		source: SOURCES.costSensitive,
		numbers: { value: last(lossByDay), M: ofToday("missed"), N: ofToday("needless") },
	},
};

/** What is drawn on the chart, with its numbers on the last day of the log. */
export const explainLine = (id: LineId, log: Log): Explained =>
	putTogether(id, LINE_WORDS[id], LINE_DEFINITIONS[id], [log]);
