import { dayOf } from "../../core/clock.ts";
import { eventsOf } from "../../ops/events.ts";
import { daysInWords, newest } from "../system/facts.ts";
import type { Scene } from "../system/level0-nodes.ts";
import { isToday } from "../system/today.ts";

/** How far a box is: at rest, at work now, ran on the day that is looked at, stands and wants a hand, or not there. */
export type Light = "rest" | "works" | "ran" | "stands" | "waits";

/** Level 0 in small: what a person is at, what waits at the wall, what anybody sees. */
export interface HandState {
	readonly prepare: Light;
	readonly train: Light;
	readonly evaluate: Light;
	/** A version that lies at the wall: "model 4 waits for Ops, 4 days". */
	readonly wall: string | null;
	readonly serving: string;
	/** What anybody knows of how it goes. */
	readonly watch: string;
	readonly alarm: boolean;
}

export function handState({ events, desk, hour }: Scene): HandState {
	const work = desk.work["data scientist"];
	const light = (step: string, ...others: string[]): Light =>
		work && [step, ...others].includes(work.step) ? (work.startsAt < hour ? "works" : "waits") : "rest";
	const waiting = desk.registry.findLast(({ state }) => state === "at the wall");
	const since = waiting && eventsOf(events, "model.registered").findLast(({ version }) => version === waiting.version);
	const report = newest(events, "report.sent");
	const complaint = events.some((event) => event.kind === "complaint.raised" && isToday(event.t, hour));
	const bad = report?.bad ? report.badInARow : 0;
	return {
		prepare: light("extract", "prepare"),
		train: light("train"),
		evaluate: light("evaluate", "hand-over"),
		wall:
			waiting && since
				? `model ${waiting.version} waits for Ops, ${daysInWords(Math.max(0, dayOf(hour - since.t)))}`
				: null,
		serving: `model ${desk.live ?? 1}`,
		watch: complaint
			? "somebody complains"
			: bad > 1
				? `report bad, ${bad} weeks`
				: bad === 1
					? "report bad this week"
					: "nobody watches",
		alarm: complaint,
	};
}

/** The small picture in words, for those who do not see it. */
export function handInWords(state: HandState): string {
	const at = (["prepare", "train", "evaluate"] as const).find((step) => state[step] === "works");
	return [
		`${state.serving} is in service`,
		at ? `by hand: ${at}` : "nobody works on the model",
		...(state.wall ? [state.wall] : []),
		state.watch,
	].join("; ");
}
