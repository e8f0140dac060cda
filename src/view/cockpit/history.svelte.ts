import type { Plan } from "../../engine/plan.ts";

/** A plan as it stood before it became another one, and how many actions that one began with. */
interface Turn {
	readonly before: Plan;
	readonly actions: number;
}

interface Moment {
	readonly plan: Plan;
	readonly turns: readonly Turn[];
}

/**
 * What can be taken back and done again: actions one by one, and between them the turns at which the plan itself became
 * another one (another level, commits, another team). Actions are in the plan, so those of a link can be taken back too.
 */
export class History {
	#turns = $state.raw<readonly Turn[]>([]);
	#undone = $state.raw<readonly Moment[]>([]);
	/** Actions that belong to the beginning. */
	#floor = $state(0);

	readonly canRedo = $derived(this.#undone.length > 0);

	canUndo(plan: Plan | null): boolean {
		return this.#turns.length > 0 || (plan?.actions.length ?? 0) > this.#floor;
	}

	/** Something new was done: what had been taken back is gone. */
	acted(): void {
		this.#undone = [];
	}

	turned(before: Plan, after: Plan): void {
		this.#turns = [...this.#turns, { before, actions: after.actions.length }];
		this.#undone = [];
	}

	/** The plan without what was done last; null when nothing was. */
	undo(plan: Plan): Plan | null {
		const turn = this.#turns.at(-1);
		const turns = this.#turns;
		let former: Plan;
		if (turn && plan.actions.length <= turn.actions) {
			former = turn.before;
			this.#turns = turns.slice(0, -1);
		} else if (plan.actions.length > this.#floor) former = { ...plan, actions: plan.actions.slice(0, -1) };
		else return null;
		this.#undone = [...this.#undone, { plan, turns }];
		return former;
	}

	/** The plan with what was taken back last; null when nothing was. */
	redo(): Plan | null {
		const moment = this.#undone.at(-1);
		if (!moment) return null;
		this.#undone = this.#undone.slice(0, -1);
		this.#turns = moment.turns;
		return moment.plan;
	}

	/** Another run: nothing of this one can be taken back there, nor its first `floor` actions. */
	clear(floor = this.#floor): void {
		this.#floor = floor;
		this.#turns = [];
		this.#undone = [];
	}
}

/** The plan without the newest action that asked for a training. */
export function withoutTraining(plan: Plan): Plan {
	const asked = plan.actions.findLastIndex((action) => action.do === "train");
	return { ...plan, actions: plan.actions.filter((_, i) => i !== asked) };
}
