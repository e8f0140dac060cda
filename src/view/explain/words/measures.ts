import type { Words } from "../explanation.ts";

/** What else is measured: of a model on rows that it has not seen, and of those who watch it. */
export const MEASURE_WORDS = {
	auc: {
		name: "AUC, area under the ROC curve",
		means:
			"How often a parcel that came late was given a higher chance of it than one that came in time: .5 for a guess, 1 for a perfect order; it does not ask where the line is drawn.",
		terms: {
			value: "share of all pairs of a late parcel and one in time that stand in the right order",
			late: "chance given to a parcel that came late",
			punctual: "chance given to one that came in time",
		},
	},
	"log-loss": {
		name: "Log loss",
		means:
			"How surprised the model is by what happened, a row on average: ln 2, or .693, for somebody who always says one half, and the more the surer it was of the wrong thing.",
		terms: {
			value: "the loss, in nats a row",
			n: "rows",
			y: "1 if the parcel came late, else 0",
			p: "chance of being late that the model gave",
		},
	},
	"lost-per-parcel": {
		name: "Money lost per parcel",
		means: "What the wrong decisions on these rows would have cost, divided by the rows.",
		terms: {
			value: "the loss a parcel",
			M: "late parcels that were sent by road",
			N: "express for parcels that would have come in time",
			n: "rows",
		},
	},
	schema: {
		name: "Schema",
		means:
			"What every column is expected to hold, inferred from the rows that the model learnt from: its type, the values or the range, how much may be missing. What came on the day is held against it, column by column.",
		terms: {},
	},
	seen: {
		name: "Days after it began",
		means:
			"How long each way of watching took to ring, from the day on which the drift began: only the simulator knows that day.",
		terms: { value: "days after it began", rang: "day on which it rang first", began: "day on which the drift began" },
	},
	"false-alarms": {
		name: "False alarms per 1 000 rows",
		means:
			"How often an alarm rings without a change, for every thousand rows that were looked at while nothing changed.",
		terms: {
			value: "false alarms per 1 000 rows",
			A: "alarms in windows that no change reaches into",
			n: "rows of those windows",
		},
	},
	missed: {
		name: "Changes missed",
		means: "Changes after which no alarm rang in time.",
		terms: { value: "changes missed", C: "changes so far", found: "those that an alarm found" },
	},
	"way-by-hand": {
		name: "Working days by hand",
		means:
			"What the steps of an experiment take of the data scientist, one after the other, in office hours. Google’s article names the steps and not their hours: those are assumed here. How much has to be done again is drawn with equal chance, step by step.",
		terms: {
			value: "working days from the first row to a model that is handed over",
			d: "working days that a step takes",
			r: "working days of it that have to be done again",
		},
	},
	tickets: {
		name: "After other tickets",
		means:
			"A model that lies at the wall waits until the ops engineer comes to it: other teams’ tickets come first. How long they take is drawn anew for every model, mostly short and sometimes long (exponential); this, too, is assumed.",
		terms: {
			value: "day on which the model answers parcels",
			asked: "day on which somebody asked for it",
			q: "working days that other tickets take, on average",
			d: "working days that the deployment takes",
		},
	},
	"short-work": {
		name: "Work of hours",
		means:
			"To put a version back whose serving code is there still, to hold both codes of the features side by side, or to correct one of them takes so long and no more, whatever other tickets there are. The hours are assumed.",
		terms: {},
	},
	delay: {
		name: "Median delay",
		means: "Half of the changes that were found were found within so many days.",
		terms: { value: "the median, in days", rang: "end of the first window that rang", began: "day of the change" },
	},
} as const satisfies Record<string, Words>;
