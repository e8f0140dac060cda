import type { Plan } from "../../engine/plan.ts";
import { accuracy7d } from "../../engine/query/accuracy.ts";
import { deskOf } from "../../ops/desk.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { alarmWords, servingWords } from "../help/state-words.ts";
import { bands } from "../system/timeline-data.ts";
import { weatherOn } from "../timeline/words.ts";
import { heading, lossInWords, money, whereWeAre } from "./words.ts";

/** The race in words: its heading, where it is, its weather, and how every lane stands. */
export function raceInWords(
	race: {
		readonly plans: readonly Plan[];
		readonly day: number;
		readonly days: number;
		readonly seed: number;
		/** The log of every lane up to the day that is looked at. */
		readonly seen: readonly (readonly OpsEvent[])[];
	},
	losses: readonly number[],
	names: readonly string[],
): string {
	const lanes = names.map((name, lane) => {
		const seen = race.seen[lane] ?? [];
		const difference = lossInWords(losses, names, lane);
		const accuracy = accuracy7d(seen).at(-1);
		return [
			`${name}: lost ${money(losses[lane] ?? 0)}${difference && ` (${difference})`};`,
			accuracy === undefined ? "" : `true accuracy ${accuracy.toFixed(3)} over seven days;`,
			`${servingWords(deskOf(seen))}.`,
			alarmWords(seen),
		]
			.filter((part) => part !== "")
			.join(" ");
	});
	const weather = weatherOn(bands(race.seen[0] ?? []), Math.max(0, race.day)).map(({ label }) => label);
	return [
		heading(race.plans),
		whereWeAre(race.day, race.days),
		`Weather: ${weather.join(", ") || "calm"}.`,
		...lanes,
		`Seed ${race.seed}.`,
	].join(" ");
}
