import { untrack } from "svelte";
import type { Block, GoalBlock, Lesson, Panel } from "../../lesson/lesson.ts";
import type { Cockpit } from "../cockpit/cockpit.svelte.ts";
import type { LessonChart } from "./chart.ts";
import { actionsAtStart, begin } from "./moves.ts";
import type { Progress } from "./progress.svelte.ts";
import type { RaceBeside } from "./race-beside.svelte.ts";
import { currentStep, frontOf } from "./steps.ts";
import type { GoalNow, Watch } from "./watch.ts";

/** What a lesson needs of the run in hand. */
export type RunInHand = Pick<
	Cockpit,
	"of" | "recorded" | "opening" | "busy" | "plan" | "log" | "today" | "visit" | "goHome" | "perform" | "restart"
>;

/** A lesson in hand: what is asked, checked on the log of its own run, and what was done of it. */
export class LessonRun {
	readonly lesson: Lesson;
	readonly cockpit: RunInHand;
	readonly progress: Progress;
	/** The typical teams that the lesson shows or compares with; null where it does neither, and until they are fetched. */
	race = $state.raw<RaceBeside | null>(null);
	readonly slug: string;
	readonly #goals: readonly GoalBlock[];
	#watch = $state.raw<Watch | null>(null);
	#fetching = false;
	#closed = false;

	/** Place of the step that was told last; the words may have been away, behind another tab. */
	told: number | null = null;
	/** The panel that the person asked to see, anew each time. */
	lookedAt = $state.raw<{ readonly panel: Panel } | null>(null);
	/** The step that an address asked for, and what is to be said about it. */
	asked = $state.raw<{ at: number; said: string | null } | null>(null);

	readonly done = $derived.by(() => this.progress.of(this.slug).done);
	/** Whether the lesson's own run is on show: on any other its goals are not checked. */
	readonly here = $derived.by(() => this.cockpit.of === this.slug && !this.cockpit.recorded);
	readonly goals = $derived.by((): ReadonlyMap<string, GoalNow> => {
		const watch = this.#watch;
		if (!watch || !this.here || this.cockpit.opening) return new Map();
		const { log } = this.cockpit;
		return new Map(this.#goals.map((block) => [block.id, watch.goalNow(block, log)]));
	});
	/** Place of the step that is to be done now. */
	readonly current = $derived.by(() => currentStep(this.lesson.steps, this.done));
	/** The first thing that the step asks and that is not done. */
	readonly next = $derived.by(() => {
		const step = this.lesson.steps[this.current];
		return step?.blocks.find((block) => "id" in block && step.asks.includes(block.id) && !this.done.includes(block.id));
	});
	/** Words are wanted of the person, before time goes on. */
	readonly wantsAnswer = $derived.by(() => this.next !== undefined && this.next.kind !== "goal");
	/** What of the live system is put forward; null where nothing is set back. */
	readonly front = $derived.by((): ReadonlySet<Panel> | null =>
		this.here ? frontOf(this.lesson.steps, this.current) : null,
	);
	/** What of the lesson is drawn on the timeline. */
	readonly chart = $derived.by((): LessonChart | null => {
		if (!this.#watch || !this.here) return null;
		const block = this.#goals.find(({ id }) => this.lesson.steps[this.current]?.asks.includes(id));
		const state = block && this.goals.get(block.id);
		const { drawn } = this.progress.of(this.slug);
		const { log, today } = this.cockpit;
		return this.#watch.chart(block && state ? { block, state } : null, drawn, log, today);
	});

	constructor(lesson: Lesson, cockpit: RunInHand, progress: Progress) {
		this.lesson = lesson;
		this.cockpit = cockpit;
		this.progress = progress;
		this.slug = lesson.meta.slug;
		this.#goals = lesson.steps.flatMap(({ blocks }) => blocks.filter(isGoal));
	}

	/** From now on all goals are checked, after every action and every day: whoever shows one asks for it. */
	async watch(): Promise<Watch> {
		if (this.#watch) return this.#watch;
		const { watchOver } = await import("./watch.ts");
		this.#watch ??= await watchOver(this.lesson, () => this.race);
		return this.#watch;
	}

	/** Marks the goals that are met: they stay done. The typical teams keep up with the run that is compared with them. */
	settle(): void {
		for (const [id, { met }] of this.goals) if (met) this.progress.finish(this.slug, id);
		const { plan, today, opening } = this.cockpit;
		const asks = this.lesson.steps[this.current]?.asks;
		const compares = this.#goals.some(({ id, goal }) => goal.against !== undefined && asks?.includes(id));
		if (!this.here || !plan || opening) return;
		const { race } = this;
		if (!race) return this.#fetchRace();
		untrack(() => {
			race.follow(plan);
			if (compares) race.keepUp(today);
		});
	}

	/** The typical teams come when the run is there that they are held against. */
	#fetchRace(): void {
		if (this.#fetching || !hasRace(this.lesson)) return;
		this.#fetching = true;
		import("./race-beside.svelte.ts").then(
			({ raceBeside }) => {
				if (!this.#closed) this.race = raceBeside();
			},
			() => {
				this.#fetching = false;
			},
		);
	}

	/** The lesson is left. */
	close(): void {
		this.#closed = true;
		this.race?.close();
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
		this.cockpit.restart();
	}

	async goTo(step: string): Promise<void> {
		const { findStep } = await import("./find-step.ts");
		this.asked = findStep(this.lesson.steps, step);
	}
}

const hasRace = ({ steps }: Lesson): boolean =>
	steps.some(({ blocks }) =>
		blocks.some(
			(block) =>
				(block.kind === "system" && block.show.includes("race")) ||
				(block.kind === "goal" && block.goal.against !== undefined),
		),
	);

const isGoal = (block: Block): block is GoalBlock => block.kind === "goal";
