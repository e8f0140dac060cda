import { accuracyByDay } from "../../engine/query/accuracy.ts";
import { countFates, type FateCount } from "../../engine/query/commit-fates.ts";
import { FIGURES } from "../../engine/query/figures.ts";
import { incidents } from "../../engine/query/incidents.ts";
import { piecesOf, trainingsByEnd, wrongAnswers } from "../../engine/query/parts-of-totals.ts";
import { stalenessByDay } from "../../engine/query/staleness.ts";
import { COST_MISSED, COST_NEEDLESS } from "../../model/costs.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { figureText } from "../race/words.ts";
import type { Definition, Explained, TermNumber } from "./explanation.ts";
import { FIGURES_OF_CHANGES } from "./figures-of-changes.ts";
import { fenced, frac, maths, named, over, sub, sumOver, term } from "./maths.ts";
import { putTogether } from "./put-together.ts";
import { SOURCES } from "./sources.ts";
import { FIGURE_TERMS } from "./words/figures.ts";

type Log = readonly OpsEvent[];
type FigureId = keyof typeof FIGURE_TERMS;
/** Beside the value itself, which is the figure's own. */
type FigureDefinition<Id extends FigureId> = Definition<
	Log,
	Exclude<keyof (typeof FIGURE_TERMS)[Id], "value"> & string
>;

const value = (symbol: string) => named("value", symbol);
const D = term("D");
const n = term("n");
const days: TermNumber<Log> = { number: (log) => eventsOf(log, "day.served").length };
const total = (of: "missed" | "needless"): TermNumber<Log> => ({
	number: (log) => wrongAnswers(log)[of],
});
const how = (many: (log: Log) => number, shows?: string): TermNumber<Log> =>
	shows === undefined ? { number: many } : { number: many, shows };
const falls = how((log) => incidents(log).length);
const fates = (of: keyof FateCount, shows?: string) => how((log) => countFates(log)[of], shows);
const bad = fates("bad");
const open = fates("badOpen");

/** A sum over events as so many times the mean of those that add to it. */
function perPiece<Mean extends string>(of: "hours" | "cost", mean: Mean): Record<"n" | Mean, TermNumber<Log>> {
	return {
		n: { number: (log: Log) => piecesOf(log, of).pieces },
		[mean]: { number: (log: Log) => piecesOf(log, of).mean },
	} as Record<"n" | Mean, TermNumber<Log>>;
}

/** Formula, source and terms of every figure by which runs are compared; the value of each is its own query. */
export const FIGURE_DEFINITIONS: { readonly [Id in FigureId]: FigureDefinition<Id> } = {
	accuracy: {
		formula: [maths`${value("accuracy")} = ${frac(maths`1`, D)} ${sumOver("days")} ${term("a")}`],
		source: SOURCES.gama,
		numbers: { D: days, a: { number: (log) => accuracyByDay(log).at(-1) ?? null } },
	},
	loss: {
		formula: [maths`${value("loss")} = ${COST_MISSED} · ${term("M")} + ${COST_NEEDLESS} · ${term("N")}`],
		source: SOURCES.costSensitive,
		numbers: { M: total("missed"), N: total("needless") },
	},
	staleness: {
		formula: [maths`${value("staleness")} = ${frac(maths`1`, D)} ${sumOver("days")} ${term("s")}`],
		source: SOURCES.testScore,
		numbers: { D: days, s: { number: (log) => stalenessByDay(log).at(-1) ?? null } },
	},
	hours: {
		formula: [maths`${value("hours")} = ${n} · ${term("h", over("h", "¯"))}`],
		source: SOURCES.google,
		numbers: perPiece("hours", "h"),
	},
	compute: {
		formula: [maths`${value("compute")} = ${n} · ${term("c", over("c", "¯"))}`],
		source: SOURCES.google,
		numbers: perPiece("cost", "c"),
	},
	trainings: {
		formula: [maths`${value("trainings")} = ${named("done")} + ${named("failed")}`],
		source: SOURCES.google,
		numbers: {
			done: how((log) => trainingsByEnd(log).done),
			failed: how((log) => trainingsByEnd(log).failed),
		},
	},
	detect: {
		formula: [
			maths`${value("time")} = ${frac(maths`1`, n)} ${sumOver("falls")} ${fenced("(", maths`${sub("t", named("sign"))} − ${sub("t", named("fall"))}`)}`,
		],
		source: SOURCES.gama,
		numbers: { n: falls, sign: null, fall: null },
	},
	recover: {
		formula: [
			maths`${value("time")} = ${frac(maths`1`, n)} ${sumOver("falls")} ${fenced("(", maths`${sub("t", named("back"))} − ${sub("t", named("fall"))}`)}`,
		],
		source: SOURCES.gama,
		numbers: { n: falls, back: null, fall: null },
	},
	...FIGURES_OF_CHANGES,
	"commits-in-production": {
		formula: [maths`${value("commits")} = ${named("reached")} − ${named("out", "taken out")}`],
		source: SOURCES.google,
		numbers: { reached: fates("reached"), out: fates("reverted") },
	},
	"bad-commits-in-production": {
		formula: [maths`${value("in production")} = ${named("bad")} − ${named("stopped")} − ${named("open")}`],
		source: SOURCES.google,
		numbers: {
			bad,
			stopped: fates("badStopped", "bad-commits-stopped.value"),
			open,
		},
	},
	"bad-commits-stopped": {
		formula: [maths`${value("stopped")} = ${named("bad")} − ${named("reached", "in production")} − ${named("open")}`],
		source: SOURCES.google,
		numbers: {
			bad,
			reached: fates("badReached", "bad-commits-in-production.value"),
			open,
		},
	},
};

/** A run, or one of several side by side, up to the day that is looked at. */
export interface LookedLane {
	readonly name: string;
	readonly events: Log;
}

const isKnown = (id: string): id is FigureId => Object.hasOwn(FIGURE_DEFINITIONS, id);

/** What a figure is, with its numbers in every lane. Throws when there is no such figure. */
export function explainFigure(id: string, lanes: readonly LookedLane[]): Explained {
	const figure = FIGURES.find((one) => one.id === id);
	if (!figure || !isKnown(id)) throw new Error(`figure ${id}: no such figure`);
	const words = { name: capital(figure.term), means: figure.means, terms: FIGURE_TERMS[id] };
	const own: TermNumber<Log> = { number: figure.value, print: (number) => figureText(figure.unit, number) };
	const { numbers, ...definition } = FIGURE_DEFINITIONS[id] as Definition<Log>;
	return putTogether(
		id,
		words,
		{ ...definition, numbers: { ...numbers, value: own } },
		lanes.map(({ events }) => events),
		lanes.length > 1 ? lanes.map(({ name }) => name) : [],
	);
}

const capital = (term: string): string => term.charAt(0).toUpperCase() + term.slice(1);
