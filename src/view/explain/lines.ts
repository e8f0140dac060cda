import {
	accuracy7d,
	bestPossible,
	bestPossible7d,
	observedAccuracy7d,
	realisedByDay,
} from "../../engine/query/accuracy.ts";
import { lossByDay } from "../../engine/query/totals.ts";
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

const WEEK = 7;
const n = term("n");
const value = (name: string) => named("value", name);
const last = (byDay: (log: Log) => readonly (number | null)[], print?: (value: number) => string): TermNumber<Log> => ({
	number: (log) => byDay(log).at(-1) ?? null,
	...(print ? { print } : {}),
});
const served = (log: Log) => eventsOf(log, "day.served");
/** A sum over the last seven days: of parcels, or of the labels that arrived. */
const week = (kind: "day.served" | "labels.arrived", of: "count" | "right" | "rightExpected"): TermNumber<Log> => ({
	number(log) {
		const today = served(log).length;
		if (today === 0) return null;
		const days = log.filter((event) => event.kind === kind && event.day > today - 1 - WEEK && event.day < today);
		return days.reduce((sum, day) => sum + ((day as unknown as Record<typeof of, number>)[of] ?? 0), 0);
	},
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
			right: week("day.served", "rightExpected"),
			n: week("day.served", "count"),
		},
	},
	observed: {
		formula: [ratio("observed")],
		source: SOURCES.gama,
		numbers: {
			value: last(observedAccuracy7d, share),
			right: week("labels.arrived", "right"),
			n: week("labels.arrived", "count"),
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
			n: { number: (log) => Math.max(0, served(log).length - WEEK + 1) },
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
