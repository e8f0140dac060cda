import { dayOf } from "../core/clock.ts";
import {
	accuracy7d,
	accuracyByDay,
	bestPossible7d,
	observedAccuracy7d,
	realisedByDay,
} from "../engine/query/accuracy.ts";
import { lossByDay } from "../engine/query/totals.ts";
import { type EventOf, eventsOf, type OpsEvent } from "../ops/events.ts";
import { type Column, toCsv } from "./csv.ts";
import type { SavedRun } from "./saved-run.ts";

interface Row {
	readonly future: string;
	readonly served: EventOf<"day.served">;
	/** Values by name; null where there is none. */
	readonly values: Readonly<Record<(typeof VALUES)[number], number | null>>;
	readonly drifts: string;
}

const VALUES = [
	"true_accuracy",
	"true_accuracy_7d",
	"realised_accuracy",
	"observed_accuracy_7d",
	"best_possible_7d",
	"business_loss",
	"person_hours",
	"compute",
] as const;

const value = (name: (typeof VALUES)[number], means: string): Column<Row> => ({
	name,
	means,
	of: ({ values }) => values[name],
});

export const DAY_COLUMNS: readonly Column<Row>[] = [
	{ name: "future", means: "name of the future; empty when there is only one", of: ({ future }) => future },
	{ name: "day", means: "day from 0, a Monday", of: ({ served }) => served.day },
	{ name: "model", means: "version that answered", of: ({ served }) => served.version },
	{ name: "orders", means: "orders answered", of: ({ served }) => served.count },
	value("true_accuracy", "chance that an answer is right under the law of that day; only the simulator knows it"),
	value("true_accuracy_7d", "its mean over seven days; days 0 to 5 carry that of the first week"),
	value("realised_accuracy", "share of the day's answers that turned out right"),
	value("observed_accuracy_7d", "share right of the labels that arrived in seven days; empty before the first"),
	value("best_possible_7d", "accuracy over seven days of a rule that knows every chance"),
	{ name: "late_missed", means: "late parcels that were not sent by express", of: ({ served }) => served.missed },
	{ name: "express_needless", means: "expresses that were not needed", of: ({ served }) => served.needless },
	value("business_loss", "6 for a late parcel missed, 2.5 for a needless express"),
	value("person_hours", "busy hours of people for what was recorded on that day"),
	value("compute", "compute recorded on that day; 1 is one training on 2,000 rows"),
	{ name: "drifts", means: "ids of the drifts that act, with blanks between", of: ({ drifts }) => drifts },
];

/** Every day of every future, each value a query on its log. */
export const daysCsv = (runs: readonly SavedRun[]): string => toCsv(DAY_COLUMNS, runs.flatMap(rowsOf));

function rowsOf({ name, events }: SavedRun): Row[] {
	const days = eventsOf(events, "day.served");
	const hours = sumByDay(events, ({ hours }) => hours);
	const cost = sumByDay(events, ({ cost }) => cost);
	const columns: Record<(typeof VALUES)[number], readonly (number | null)[]> = {
		true_accuracy: accuracyByDay(events),
		true_accuracy_7d: accuracy7d(events),
		realised_accuracy: realisedByDay(events),
		observed_accuracy_7d: observedAccuracy7d(events),
		best_possible_7d: bestPossible7d(events),
		business_loss: lossByDay(events),
		person_hours: days.map(({ day }) => hours.get(day) ?? 0),
		compute: days.map(({ day }) => cost.get(day) ?? 0),
	};
	const [began, ended] = [eventsOf(events, "drift.began"), eventsOf(events, "drift.ended")];
	const actsOn = (day: number) => (drift: string) => {
		const last = (marks: readonly { drift: string; day: number }[]) =>
			marks.findLast((mark) => mark.drift === drift && mark.day <= day)?.day ?? -1;
		return last(began) > last(ended);
	};
	const known = [...new Set(began.map(({ drift }) => drift))];
	return days.map((served, i) => ({
		future: name,
		served,
		values: Object.fromEntries(VALUES.map((one) => [one, columns[one][i] ?? null])) as Row["values"],
		drifts: known.filter(actsOn(served.day)).join(" "),
	}));
}

function sumByDay(events: readonly OpsEvent[], of: (event: OpsEvent) => number): Map<number, number> {
	const sums = new Map<number, number>();
	for (const event of events) sums.set(dayOf(event.t), (sums.get(dayOf(event.t)) ?? 0) + of(event));
	return sums;
}
