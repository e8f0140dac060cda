import { dayOf } from "../../../core/clock.ts";
import { eventsOf, type OpsEvent } from "../../../ops/events.ts";
import type { Figure } from "../figure.ts";
import { type Incident, incidentSigns, incidents } from "../incidents.ts";

/** What ML adds to DORA: drift is an incident without a failing deployment (mlops: time to detect, time to recover). */
export const TIME: readonly Figure[] = [
	{
		id: "detect",
		term: "time to detect",
		means:
			"Mean days from a fall of the true accuracy to the first sign, whether anything answers it or not; one that nobody noticed counts until it was over.",
		group: "time",
		unit: "days",
		better: "less",
		value: (events) => meanDays(events, ({ detected, recovered }) => detected ?? recovered),
		behind: (events) => incidentSigns(events).flatMap((sign) => sign ?? []),
	},
	{
		id: "recover",
		term: "time to recover",
		means: "Mean days from a fall of the true accuracy until it is back; one that is not over counts until today.",
		group: "time",
		unit: "days",
		better: "less",
		value: (events) => meanDays(events, ({ recovered }) => recovered),
		behind(events) {
			const falls = incidents(events);
			return eventsOf(events, "model.deployed").filter(({ t, replaces }) => {
				const during = ({ start, recovered }: Incident) =>
					dayOf(t) >= start && (recovered === null || dayOf(t) <= recovered);
				return replaces !== null && falls.some(during);
			});
		},
	},
];

function meanDays(events: readonly OpsEvent[], until: (incident: Incident) => number | null): number | null {
	const falls = incidents(events);
	if (falls.length === 0) return null;
	const today = eventsOf(events, "day.served").at(-1)?.day ?? 0;
	return falls.reduce((sum, fall) => sum + (until(fall) ?? today) - fall.start, 0) / falls.length;
}
