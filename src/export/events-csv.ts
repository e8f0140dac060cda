import { dayOf, HOURS_PER_DAY } from "../core/clock.ts";
import type { OpsEvent } from "../ops/events.ts";
import { type Column, toCsv } from "./csv.ts";
import type { SavedRun } from "./saved-run.ts";

interface Row {
	readonly future: string;
	readonly event: OpsEvent;
}

const details = ({
	t: _t,
	lane: _lane,
	actor: _actor,
	kind: _kind,
	hours: _hours,
	cost: _cost,
	run: _run,
	...rest
}: OpsEvent) => JSON.stringify(rest);

export const EVENT_COLUMNS: readonly Column<Row>[] = [
	{ name: "future", means: "name of the future; empty when there is only one", of: ({ future }) => future },
	{ name: "day", means: "day from 0, a Monday; negative before the run", of: ({ event }) => dayOf(event.t) },
	{ name: "hour", means: "hour of that day, 0 to 24", of: ({ event }) => event.t - HOURS_PER_DAY * dayOf(event.t) },
	{ name: "actor", means: "role, machine, customer or world that did it", of: ({ event }) => event.actor },
	{ name: "kind", means: "what happened", of: ({ event }) => event.kind },
	{ name: "person_hours", means: "busy hours of people that it took", of: ({ event }) => event.hours },
	{ name: "compute", means: "compute it cost; 1 is one training on 2,000 rows", of: ({ event }) => event.cost },
	{
		name: "work",
		means: "number of the experiment or pipeline run it belongs to; empty for none",
		of: ({ event }) => event.run,
	},
	{ name: "details", means: "everything else that this kind tells, as JSON", of: ({ event }) => details(event) },
];

/** The log of every future, one event a row, in order of time. */
export const eventsCsv = (runs: readonly SavedRun[]): string =>
	toCsv(
		EVENT_COLUMNS,
		runs.flatMap(({ name, events }) => events.map((event) => ({ future: name, event }))),
	);
