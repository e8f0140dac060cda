import { untrack } from "svelte";
import { accuracy7d } from "../../engine/query/accuracy.ts";
import { baseAccuracy } from "../../engine/query/incidents.ts";
import { checkGoal, type GoalState } from "../../lesson/goal.ts";
import { hintsDue } from "../../lesson/hints.ts";
import type { Block, Fail, GoalBlock, Hint, Lesson } from "../../lesson/lesson.ts";
import { metricById } from "../../lesson/metrics.ts";
import type { Move } from "../../lesson/moves.ts";
import { failOf } from "../../lesson/wrong-paths.ts";
import type { Cockpit } from "../cockpit/cockpit.svelte.ts";
import type { Series } from "../timeline/types.ts";
import { chartOf, type LessonChart } from "./chart.ts";
import { actionsAtStart, begin, movesMade, play } from "./moves.ts";
import type { Progress } from "./progress.svelte.ts";
import type { RaceBeside } from "./race-beside.svelte.ts";
import { currentStep, findStep } from "./steps.ts";

/** What a lesson needs of the run in hand. */
export type RunInHand = Pick<
	Cockpit,
	"of" | "recorded" | "opening" | "busy" | "plan" | "log" | "today" | "visit" | "goHome" | "perform"
>;

/** How things stand with one goal of the lesson, now. */
export interface GoalNow extends GoalState {
	/** What the lesson says of the wrong path that was taken. */
	readonly fail: Fail | null;
	/** Hints that may be opened. */
	readonly due: readonly Hint[];
}

/** A lesson in hand: what is asked, checked on the log of its own run, and what was done of it. */
export class LessonRun {
	readonly lesson: Lesson;
	readonly cockpit: RunInHand;
	readonly progress: Progress;
	/** The typical teams that the lesson shows or compares with; null where it does neither. */
	readonly race: RaceBeside | null;
	readonly slug: string;
	readonly #goals: readonly GoalBlock[];

	/** The step that an address asked for, and what is to be said about it. */
	asked = $state.raw<{ at: number; said: string | null } | null>(null);

	readonly done = $derived.by(() => this.progress.of(this.slug).done);
	/** Whether the lesson's own run is on show: on any other its goals are not checked. */
	readonly here = $derived.by(() => this.cockpit.of === this.slug && !this.cockpit.recorded);
	readonly goals = $derived.by((): ReadonlyMap<string, GoalNow> => {
		if (!this.here || this.cockpit.opening) return new Map();
		return new Map(this.#goals.map((block) => [block.id, this.#check(block)]));
	});
	/** Place of the step that is to be done now. */
	readonly current = $derived.by(() => currentStep(this.lesson.steps, this.done));
	/** What of the lesson is drawn on the timeline. */
	readonly chart = $derived.by((): LessonChart => {
		const goal = this.#goals.find(({ id }) => this.lesson.steps[this.current]?.asks.includes(id));
		const state = goal && this.goals.get(goal.id);
		const drawn = this.here ? this.progress.of(this.slug).drawn : {};
		const chart = chartOf(goal && state ? { goal: goal.goal, state } : null, this.#drawnBlocks(drawn), {
			today: this.cockpit.today,
			base: baseAccuracy(this.cockpit.log),
		});
		const against = state ? goal?.goal.against : undefined;
		return against === undefined ? chart : { ...chart, series: [...chart.series, ...this.#typicalLine(against)] };
	});
	/** Moves of the solution made so far; null when something else was done since the lesson began. */
	readonly shown = $derived.by(() => {
		const actions = this.cockpit.plan?.actions.slice(actionsAtStart(this.lesson.start));
		return this.here && actions ? movesMade(this.lesson.solution, actions) : null;
	});

	constructor(lesson: Lesson, cockpit: RunInHand, progress: Progress, race: RaceBeside | null = null) {
		this.lesson = lesson;
		this.cockpit = cockpit;
		this.progress = progress;
		this.race = race;
		this.slug = lesson.meta.slug;
		this.#goals = lesson.steps.flatMap(({ blocks }) => blocks.filter(isGoal));
	}

	#check({ goal, hints, fails }: GoalBlock): GoalNow {
		const { log } = this.cockpit;
		const from = this.lesson.start.hour;
		const typical = goal.against === undefined ? null : (this.race?.typical(goal.against) ?? null);
		const state = checkGoal(goal, log, from, typical);
		return {
			...state,
			fail: state.met ? null : failOf(fails, log, from),
			due: hintsDue(hints, log, from),
		};
	}

	/** The true accuracy of the typical team of a level, as far as it was played. */
	#typicalLine(level: 0 | 1 | 2): Series[] {
		const values = accuracy7d(this.race?.typical(level) ?? []);
		return values.length > 0 ? [{ id: `typical-${level}`, name: `Level ${level}`, role: "other", values }] : [];
	}

	#drawnBlocks(drawn: ReturnType<Progress["of"]>["drawn"]): { metric: string; curve: (typeof drawn)[string] }[] {
		return this.lesson.steps.flatMap(({ blocks }) =>
			blocks.flatMap((block) => {
				if (block.kind !== "predict" || !("draw" in block)) return [];
				const curve = drawn[block.id];
				return curve ? [{ metric: block.draw.metric, curve }] : [];
			}),
		);
	}

	/** Marks the goals that are met: they stay done. The typical teams keep up with the run that is compared with them. */
	settle(): void {
		for (const [id, { met }] of this.goals) if (met) this.progress.finish(this.slug, id);
		const { plan, today, opening } = this.cockpit;
		const asks = this.lesson.steps[this.current]?.asks;
		const compares = this.#goals.some(({ id, goal }) => goal.against !== undefined && asks?.includes(id));
		if (!this.race || !this.here || !plan || opening) return;
		const { race } = this;
		untrack(() => {
			race.follow(plan);
			if (compares) race.keepUp(today);
		});
	}

	/** Opens the lesson's own run, where it was left; the person's own is kept. */
	enter(behind = false): void {
		const { start } = this.lesson;
		const floor = actionsAtStart(start);
		this.cockpit.visit(this.slug, (hands, change) => begin(start, hands, change), {
			fits: ({ seed, actions }) => seed === start.plan.seed && actions.length >= floor,
			behind,
			floor,
		});
	}

	/** The lesson's run from its start; what was answered stays. */
	startOver(): void {
		this.cockpit.perform((hands) => begin(this.lesson.start, hands, {}));
	}

	goTo(step: string): void {
		this.asked = findStep(this.lesson.steps, step);
	}

	/** Plays the next move of the solution, from the start of the lesson when something else was done; Undo leads back. */
	showNext(): void {
		const { start, solution } = this.lesson;
		const made = this.shown;
		const move = solution[made ?? 0];
		if (!move) return;
		this.cockpit.perform(async (hands) => {
			if (made === null) {
				const before = hands.run().plan;
				await begin(start, hands, {});
				hands.turnFrom(before);
			}
			await play(
				move,
				hands,
				start.hour,
				hands.run().plan.actions.slice(actionsAtStart(start)).at(-1)?.at ?? start.hour,
			);
		});
	}

	/** The move that was shown last. */
	readonly lastMove = $derived.by((): Move | null =>
		this.shown ? (this.lesson.solution[this.shown - 1] ?? null) : null,
	);

	/** A metric by day on the run on show; null when it has no days. */
	byDay(metric: string): (number | null)[] | null {
		return metricById(metric).byDay?.(this.cockpit.log) ?? null;
	}
}

const isGoal = (block: Block): block is GoalBlock => block.kind === "goal";
