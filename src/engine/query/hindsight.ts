import { type AlarmEvaluation, evaluateAlarms, type TrueChange } from "../../monitor/alarm-evaluation.ts";
import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";
import { driftById } from "../../world/catalogue.ts";
import { type AlarmMark, alarms } from "./alarms.ts";
import type { MonitorName } from "./monitors.ts";

/** A stretch of days on which a drift acted; `ended` is the first day after it, null while it goes on. */
interface Spell {
	readonly drift: string;
	readonly began: number;
	readonly ended: number | null;
}

/** What would have been known of a drift, and on which day, by monitor; null for never. */
export type Hindsight = { readonly drift: string; readonly began: number } & Readonly<
	Record<MonitorName, number | null>
>;

/**
 * For each drift that acted, the first day on which each monitor would have told. An alarm counts for the drift that had
 * begun last when it rang: what an older one may still add to it cannot be told apart.
 */
export function hindsight(events: readonly OpsEvent[]): Hindsight[] {
	const spells = spellsOf(events);
	const heard = alarms(events).map((mark) => ({ mark, of: newestBefore(spells, mark) }));
	return spells.map((spell) => {
		const first = (monitor: MonitorName) =>
			heard.find(({ mark, of }) => mark.monitor === monitor && of.includes(spell))?.mark.day ?? null;
		const { drift, began } = spell;
		return {
			drift,
			began,
			schema: first("schema"),
			inputs: first("inputs"),
			estimate: first("estimate"),
			errors: first("errors"),
		};
	});
}

/**
 * What the thresholds of the input alarm cost in this run. An alarm is a window in which a feature begins to ring; that it
 * goes on is no news. Only drifts that act count as changes. One that ends while the model in service has learnt from it
 * is a change until the next model, for the old normal is new to that model. Each is found, if at all, before the next
 * one begins.
 */
export function alarmCost(events: readonly OpsEvent[]): AlarmEvaluation {
	const pages = new Set(alarms(events).flatMap(({ monitor, day }) => (monitor === "inputs" ? [day] : [])));
	const windows = eventsOf(events, "monitor.inputs").map(({ day, from, to, rows }) => {
		return { start: from, end: to + 1, rows, alarm: pages.has(day) };
	});
	const spells = spellsOf(events);
	const quiet = evaluateAlarms(
		windows,
		spells.map((spell) => changeOf(spell, events)),
	);
	const { misses, delays, medianDelay } = evaluateAlarms(
		windows,
		spells.map(({ began, ended }) => {
			const next = spells.find((other) => other.began > began)?.began ?? Number.POSITIVE_INFINITY;
			return { onset: began, end: Math.min(ended ?? Number.POSITIVE_INFINITY, next) };
		}),
	);
	return { ...quiet, misses, delays, medianDelay };
}

/** The control moves nothing: it is no drift. */
function spellsOf(events: readonly OpsEvent[]): Spell[] {
	const ended = eventsOf(events, "drift.ended");
	return eventsOf(events, "drift.began")
		.filter(({ drift }) => driftById(drift).moves !== "nothing")
		.map(({ drift, day }) => {
			const end = ended.find((event) => event.drift === drift && event.day > day);
			return { drift, began: day, ended: end?.day ?? null };
		});
}

function newestBefore(spells: readonly Spell[], { from, to }: AlarmMark): Spell[] {
	const begun = spells.filter(({ began, ended }) => began <= to && (ended === null || from < ended));
	const newest = Math.max(...begun.map(({ began }) => began));
	return begun.filter(({ began }) => began === newest);
}

function changeOf({ began, ended }: Spell, events: readonly OpsEvent[]): TrueChange {
	if (ended === null) return { onset: began, end: null };
	const registered = new Map(eventsOf(events, "model.registered").map((event) => [event.version, event]));
	const hasLearntIt = ({ version }: EventOf<"monitor.inputs">) => {
		const model = registered.get(version);
		return model !== undefined && model.trainedTo >= began && model.trainedFrom < ended;
	};
	const after = eventsOf(events, "monitor.inputs").filter(({ day }) => day > ended);
	if (!after[0] || !hasLearntIt(after[0])) return { onset: began, end: ended };
	return { onset: began, end: after.find((check) => !hasLearntIt(check))?.from ?? null };
}
