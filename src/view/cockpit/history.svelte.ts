import type { Beside } from "../../engine/futures.ts";
import type { Plan } from "../../engine/plan.ts";

/** A run as it can be gone back to: its plan, the futures beside it, and the hour; without one, that of the present. */
export interface Moment {
	readonly plan: Plan;
	readonly beside: Beside | null;
	readonly hour?: number;
}

/** A run as it stood before it became another one, and how many actions that one began with. */
interface Turn {
	readonly before: Moment;
	readonly actions: number;
}

interface Undone {
	readonly moment: Moment;
	readonly turns: readonly Turn[];
}

/**
 * What can be taken back and done again: actions one by one, and between them the turns at which the plan itself became
 * another one (another level, commits, another team, another future). Actions are in the plan, so those of a link can be taken back too.
 */
export class History {
	#turns = $state.raw<readonly Turn[]>([]);
	#undone = $state.raw<readonly Undone[]>([]);
	#floor = $state(0);

	readonly canRedo = $derived(this.#undone.length > 0);

	/** Actions that belong to the beginning. */
	get floor(): number {
		return this.#floor;
	}

	canUndo(plan: Plan | null): boolean {
		return this.#turns.length > 0 || (plan?.actions.length ?? 0) > this.#floor;
	}

	/** Something new was done: what had been taken back is gone. */
	acted(): void {
		this.#undone = [];
	}

	/** The run became that of `after`. Whoever goes back arrives at the hour of `before`, if it has one. */
	turned(before: Moment, after: Plan): void {
		this.#turns = [...this.#turns, { before, actions: after.actions.length }];
		this.#undone = [];
	}

	/** The run without what was done last; null when nothing was. */
	undo({ plan, beside, hour }: Required<Moment>): Moment | null {
		const turn = this.#turns.at(-1);
		const turns = this.#turns;
		let former: Moment;
		if (turn && plan.actions.length <= turn.actions) {
			former = turn.before;
			this.#turns = turns.slice(0, -1);
		} else if (plan.actions.length > this.#floor)
			former = { plan: { ...plan, actions: plan.actions.slice(0, -1) }, beside };
		else return null;
		const moment = former.hour === undefined ? { plan, beside } : { plan, beside, hour };
		this.#undone = [...this.#undone, { moment, turns }];
		return former;
	}

	/** The run with what was taken back last; null when nothing was. */
	redo(): Moment | null {
		const last = this.#undone.at(-1);
		if (!last) return null;
		this.#undone = this.#undone.slice(0, -1);
		this.#turns = last.turns;
		return last.moment;
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
