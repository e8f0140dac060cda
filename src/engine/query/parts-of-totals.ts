import { eventsOf, type OpsEvent } from "../../ops/events.ts";
import { computeCost } from "./totals.ts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Answers that were wrong so far: late parcels that were missed, and express that nobody needed. */
export function wrongAnswers(events: readonly OpsEvent[]): { missed: number; needless: number } {
	const days = eventsOf(events, "day.served");
	return { missed: sum(days.map(({ missed }) => missed)), needless: sum(days.map(({ needless }) => needless)) };
}

/** A sum over events as its pieces: how many add to it, and their mean; null without one. */
export function piecesOf(
	events: readonly OpsEvent[],
	of: "hours" | "cost",
): { readonly pieces: number; readonly mean: number | null } {
	const pieces = events.map((event) => event[of]).filter((piece) => piece > 0);
	return { pieces: pieces.length, mean: pieces.length > 0 ? sum(pieces) / pieces.length : null };
}

/** Compute of one run of the pipeline. */
export const computeCostOf = (events: readonly OpsEvent[], run: number): number =>
	computeCost(events.filter((event) => event.run === run));

/** Trainings during the year by how they ended; the one before day 0 does not count. */
export function trainingsByEnd(events: readonly OpsEvent[]): { done: number; failed: number } {
	const during = (kind: "model.trained" | "training.failed") =>
		events.filter((event) => event.kind === kind && event.run !== 0).length;
	return { done: during("model.trained"), failed: during("training.failed") };
}
