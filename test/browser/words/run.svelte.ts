import { type Plan, planOf } from "../../../src/engine/plan.ts";
import type { Action } from "../../../src/ops/actions.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { type Begin, fromDayZero, type Hands } from "../../../src/view/cockpit/hands.ts";
import type { RunInHand } from "../../../src/view/lesson/lesson-run.svelte.ts";

/** A run whose log is made by hand: each day has an accuracy. What is done to it is carried out at once. */
export class Run implements RunInHand {
	of = $state<string | null>(null);
	recorded = $state(false);
	opening = $state(false);
	busy = $state(false);
	plan = $state.raw<Plan | null>(planOf({ drifts: [] }));
	days = $state.raw<number[]>([]);
	/** What happened besides, after all days. */
	also = $state.raw<OpsEvent[]>([]);
	readonly #own: number[];
	#begin: Begin = fromDayZero;
	readonly today = $derived(this.days.length - 1);
	readonly log = $derived([
		...this.days.map(
			(accuracy, day) =>
				({
					t: 24 * day + 8,
					run: 1,
					kind: "day.served",
					day,
					count: 1000,
					right: 1000 * accuracy,
					rightExpected: 1000 * accuracy,
				}) as unknown as OpsEvent,
		),
		...this.also,
	]);

	constructor(own: number[] = []) {
		this.#own = own;
		this.days = own;
	}

	readonly #hands: Hands = {
		run: () => ({ plan: this.plan as Plan, log: this.log, hour: 24 * this.days.length, over: false }),
		open: async (plan, hour) => {
			this.plan = plan;
			this.days = Array.from({ length: hour / 24 }, () => 0.75);
		},
		turnFrom() {},
		takeAt: async (action, at) => {
			const plan = this.plan as Plan;
			this.plan = { ...plan, actions: [...plan.actions, { ...action, at } as Action] };
		},
		day: async () => {
			this.days = [...this.days, 0.75];
		},
	};

	visit: RunInHand["visit"] = (of, begin) => {
		this.recorded = false;
		this.#begin = begin;
		void begin(this.#hands, {}).then(() => {
			this.of = of;
		});
	};

	goHome(): void {
		this.of = null;
		this.days = this.#own;
	}

	restart(): void {
		void this.#begin(this.#hands, {});
	}

	perform(task: (hands: Hands) => Promise<void>): void {
		void task(this.#hands);
	}
}
