import { drawGoal } from "../../../src/view/timeline/draw-goal.ts";
import { otherLine } from "../../../src/view/timeline/other-line.ts";
import type { TimelineData } from "../../../src/view/timeline/types.ts";

/** A rough number in [-1, 1] for each day, the same every time. */
const rough = (day: number) => Math.sin(day * 12.9898) * Math.cos(day * 4.1414);

const weekMean = (values: readonly number[], day: number) => {
	const week = values.slice(Math.max(0, day - 6), day + 1);
	return week.reduce((sum, value) => sum + value, 0) / week.length;
};

/** An invented year up to `now`, with every kind of thing a timeline can show, or as many as its `now` allows. */
export function scene(now: number, days = 365): TimelineData {
	const raw = Array.from({ length: now + 1 }, (_, day) => {
		const rural = 0.01 * Math.min(1, Math.max(0, (day - 60) / 60));
		return 0.762 - rural - (day >= 130 ? 0.07 : 0) + 0.02 * rough(day);
	});
	const truth = raw.map((_, day) => weekMean(raw, day));
	const other: (number | null)[] = Array.from({ length: now + 70 }, (_, day) =>
		day < now ? null : 0.685 + 0.01 * rough(day),
	);
	return {
		days,
		now,
		shown: null,
		series: [
			{ id: "true", name: "true", role: "true", values: truth },
			{ id: "observed", name: "observed", role: "observed", values: truth.map((_, day) => truth[day - 6] ?? null) },
			{
				id: "estimated",
				name: "estimated",
				role: "estimated",
				values: raw.map(() => 0.76),
				note: "blind to carrier B",
			},
			{ ...otherLine("other", "the other future: trigger off", other), note: "left on day 214" },
		],
		dots: raw,
		loss: raw.map((value) => 118 + 700 * (0.762 - value)),
		bands: [
			{ id: "r", label: "Rural grows", texture: "P(X)" as const, from: 60, to: 120 },
			{ id: "p", label: "Peak season", texture: "P(X)" as const, from: 70, to: 95 },
			{ id: "b", label: "Carrier B degrades", texture: "P(Y|X)" as const, from: 130, to: null },
			{ id: "u", label: "Unit change", texture: "the pipe" as const, from: 190, to: null },
		].filter((band) => band.from <= now),
		marks: [
			{ day: 2, kind: "model" as const, label: "model 1 served", detail: "" },
			{ day: 83, kind: "alert" as const, label: "distance_km moved", detail: "Nobody looked" },
			{ day: 83, kind: "data" as const, label: "45 days extracted", detail: "" },
			{ day: 88, kind: "model" as const, label: "model 2", detail: "" },
			{ day: 110, kind: "code" as const, label: "commit 4", detail: "" },
			{ day: 128, kind: "fork" as const, label: "fork", detail: "" },
			{ day: 138, kind: "alert" as const, label: "alert: performance", detail: "Run 4 starts" },
			{ day: 203, kind: "failure" as const, label: "hand-over failed", detail: "" },
		].filter((mark) => mark.day <= now),
		goal: { from: 175, at: 0.73, label: "true over .73 by day 175", draw: drawGoal },
		bestPossible: 0.78,
	};
}
