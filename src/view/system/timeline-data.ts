import { dayOf } from "../../core/clock.ts";
import { accuracy7d, bestPossible, observedAccuracy7d, realisedByDay } from "../../engine/query/accuracy.ts";
import { driftBands } from "../../engine/query/bands.ts";
import { lossByDay } from "../../engine/query/totals.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { driftById } from "../../world/catalogue.ts";
import type { Band, Mark, Series, TimelineData } from "../timeline/types.ts";
import { caption, eventInWords } from "./caption.ts";
import type { Narrator } from "./narrator.ts";

/** Level 0. */
export const byHand: Narrator = { caption, marks: (events) => events.flatMap(markOf) };

/** Days at the start in which a seven-day mean is not one yet. */
const FIRST_WEEK = 6;

const whole = (values: readonly (number | null)[]): (number | null)[] =>
	values.map((value, day) => (day < FIRST_WEEK ? null : value));

/** The line of the true accuracy. */
export const trueByDay = (events: readonly OpsEvent[]): (number | null)[] => whole(accuracy7d(events));

export const trueLine = (events: readonly OpsEvent[]): Series => ({
	id: "true",
	name: "true",
	role: "true",
	values: trueByDay(events),
});

/** The lines, bars, bands and marks of the timeline, each a query on the log; marks as `narrator` has them. */
export function timelineData(
	events: readonly OpsEvent[],
	narrator: Pick<Narrator, "marks"> = byHand,
): Pick<TimelineData, "series" | "dots" | "loss" | "bands" | "marks" | "bestPossible"> {
	const best = bestPossible(events);
	return {
		series: [
			{ id: "observed", name: "observed", role: "observed", values: whole(observedAccuracy7d(events)) },
			trueLine(events),
		],
		dots: realisedByDay(events),
		loss: lossByDay(events),
		bands: bands(events),
		marks: narrator.marks(events),
		...(best === null ? {} : { bestPossible: best }),
	};
}

/** The weather of the run: one band for each time that a drift holds. */
export const bands = (events: readonly OpsEvent[]): Band[] =>
	driftBands(events).map(({ drift, from, to }) => {
		const { name, moves } = driftById(drift);
		return { id: `${drift}-${from}`, label: name, texture: moves, from, to };
	});

function markOf(event: OpsEvent): Mark[] {
	const mark = (kind: Mark["kind"], label: string): Mark[] => [
		{ day: dayOf(event.t), kind, label, detail: eventInWords(event) ?? "" },
	];
	switch (event.kind) {
		case "model.deployed":
			return mark("model", event.replaces === null ? `model ${event.version} served` : `model ${event.version}`);
		case "complaint.raised":
			return mark("alert", "complaint");
		case "preparation.failed":
			return mark("failure", "preparation failed");
		case "training.failed":
			return mark("failure", "training failed");
		case "data.extracted":
			return event.run === 0 ? [] : mark("data", "rows taken");
		default:
			return [];
	}
}
