import { accuracy7d } from "../../engine/query/accuracy.ts";
import { baseAccuracy } from "../../engine/query/incidents.ts";
import { DAILY_METRICS, type Metric, metricIn } from "../../lesson/daily-metrics.ts";
import { checkDay, checkGoal, type GoalState } from "../../lesson/goal.ts";
import type { Goal } from "../../lesson/goal-data.ts";
import { comesByWaiting, hintsDue } from "../../lesson/hints.ts";
import type { Fail, GoalBlock, Hint, Lesson } from "../../lesson/lesson.ts";
import { failOf } from "../../lesson/wrong-path.ts";
import { PATHS_OF_MODELS } from "../../lesson/wrong-paths-of-models.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { otherLine } from "../timeline/other-line.ts";
import type { Series } from "../timeline/types.ts";
import { chartOf, type LessonChart } from "./chart.ts";
import type { Curve } from "./curve.ts";
import { type GoalLine, goalLine } from "./goal-line.ts";
import type { RaceBeside } from "./race-beside.svelte.ts";

/** How things stand with one goal of a lesson, now. */
export interface GoalNow extends GoalState {
	/** The metric as things stand; null where there is none, or nothing to measure. */
	readonly value: number | null;
	/** The day at whose end it is checked, when nothing but time is missing of what is asked for; else null. */
	readonly checkDay: number | null;
	/** What the lesson says of the wrong path that was taken. */
	readonly fail: Fail | null;
	/** Hints that may be opened. */
	readonly due: readonly Hint[];
	/** Hints that will come when nothing is done. */
	readonly coming: readonly Hint[];
}

/** What checks and draws the goals of a lesson, fetched when one is first shown. */
export interface Watch {
	/** A metric that the lesson names. */
	metric(id: string): Metric;
	/** How a goal stands, in words. */
	line(goal: Goal, now: GoalNow, today: number): GoalLine;
	/** Checks a goal and what goes with it against a log. */
	goalNow(block: GoalBlock, log: readonly OpsEvent[]): GoalNow;
	/** What is drawn on the timeline; `drawn` by the ids of predictions. */
	chart(
		goal: { block: GoalBlock; state: GoalState } | null,
		drawn: Readonly<Record<string, Curve>>,
		log: readonly OpsEvent[],
		today: number,
	): LessonChart;
}

/** @param race tells the typical teams, null before they are there */
export async function watchOver(lesson: Lesson, race: () => RaceBeside | null): Promise<Watch> {
	const blocks = lesson.steps.flatMap((step) => step.blocks);
	const draws = blocks.flatMap((block) => (block.kind === "predict" && "draw" in block ? [block] : []));
	const ids = [
		...draws.map(({ draw }) => draw.metric),
		...blocks.flatMap((block) => (block.kind === "goal" ? (block.goal.metric ?? []) : [])),
	];
	const fails = blocks.flatMap((block) => (block.kind === "goal" ? block.fails : []));
	// Most have days, and need neither the figures by which runs are compared nor what knows of commits.
	const daily = ids.every((id) => DAILY_METRICS.has(id));
	const ofModels = fails.every(({ when }) => Object.hasOwn(PATHS_OF_MODELS, when));
	const [metrics, paths] = await Promise.all([
		daily ? DAILY_METRICS : import("../../lesson/metrics.ts").then(({ METRICS }) => METRICS),
		ofModels ? PATHS_OF_MODELS : import("../../lesson/wrong-paths.ts").then(({ WRONG_PATHS }) => WRONG_PATHS),
	]);
	const from = lesson.start.hour;
	return {
		metric: (id) => metricIn(metrics, id),
		line: (goal, now, today) =>
			goalLine(goal, now, goal.metric === null ? null : metricIn(metrics, goal.metric), today),
		goalNow({ goal, hints, fails }, log) {
			const typical = goal.against === undefined ? null : (race()?.typical(goal.against) ?? null);
			const state = checkGoal(goal, log, from, metrics, typical);
			return {
				...state,
				value: goal.metric === null ? null : metricIn(metrics, goal.metric).value(log),
				checkDay: checkDay(goal, log, from),
				fail: state.met ? null : failOf(fails, log, from, paths),
				due: hintsDue(hints, log, from),
				coming: hints.filter((hint) => comesByWaiting(hint, log, from)),
			};
		},
		chart(goal, drawn, log, today) {
			const curves = draws.flatMap(({ id, draw }) => {
				const curve = drawn[id];
				return curve ? [{ metric: draw.metric, curve }] : [];
			});
			const base = baseAccuracy(log);
			const chart = chartOf(goal && { goal: goal.block.goal, state: goal.state }, curves, { today, base });
			const against = goal?.block.goal.against;
			return against === undefined ? chart : { ...chart, series: [...chart.series, ...typicalLine(race(), against)] };
		},
	};
}

/** The true accuracy of the typical team of a level, as far as it was played. */
function typicalLine(race: RaceBeside | null, level: 0 | 1 | 2): Series[] {
	const values = accuracy7d(race?.typical(level) ?? []);
	return values.length > 0 ? [otherLine(`typical-${level}`, `Level ${level}`, values)] : [];
}
