import { eventsOf, type OpsEvent } from "../../../ops/events.ts";
import { accuracyByDay } from "../accuracy.ts";
import type { Figure } from "../figure.ts";
import { staleness } from "../staleness.ts";
import { businessLoss } from "../totals.ts";

const served = (events: readonly OpsEvent[]): OpsEvent[] => eventsOf(events, "day.served");

/** What the shop gets from its model. */
export const SERVICE: readonly Figure[] = [
	{
		id: "accuracy",
		term: "accuracy",
		means: "Mean true accuracy of the days so far.",
		group: "service",
		unit: "share",
		better: "more",
		value(events) {
			const days = accuracyByDay(events);
			return days.length > 0 ? days.reduce((sum, value) => sum + value, 0) / days.length : null;
		},
		behind: served,
	},
	{
		id: "loss",
		term: "business loss",
		means: "6 for a late parcel that was missed, 2.5 for an express that was not needed; all days so far.",
		group: "service",
		unit: "cost",
		better: "less",
		value: businessLoss,
		behind: served,
	},
	{
		id: "staleness",
		term: "staleness",
		means: "Mean days from the newest orders that the model in service learnt from to those that it answers.",
		group: "service",
		unit: "days",
		better: "less",
		value: staleness,
		behind: (events) => events.filter(({ kind }) => kind === "model.registered" || kind === "model.deployed"),
	},
];
