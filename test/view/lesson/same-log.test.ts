import { describe, expect, it } from "vitest";
import { compileCourse } from "../../../scripts/lesson/folders.ts";
import { hourOf } from "../../../src/core/clock.ts";
import { logHash } from "../../../src/core/log.ts";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { Simulation, type SimulationOptions } from "../../../src/engine/simulation.ts";
import { playMoves } from "../../../src/lesson/play-moves.ts";
import { provingOptions } from "../../../src/lesson/prove.ts";
import type { Action } from "../../../src/ops/actions.ts";
import type { Hands } from "../../../src/view/cockpit/hands.ts";
import { begin, play } from "../../../src/view/lesson/moves.ts";

const { lessons } = compileCourse(process.cwd());
const options = provingOptions();

/** Hands on a run, as the cockpit's are: it goes by whole days, and is played again when something is done in its past. */
class RunInHand implements Hands {
	#plan: Plan = planOf({});
	#run!: Simulation;
	readonly #options: SimulationOptions;

	constructor(options: SimulationOptions) {
		this.#options = options;
	}

	run() {
		const { events: log, now: hour } = this.#run;
		return { plan: this.#plan, log, hour, over: hour >= hourOf(this.#plan.days) };
	}

	async open(plan: Plan, hour: number): Promise<void> {
		this.#plan = plan;
		this.#run = await Simulation.open(plan, this.#options);
		await this.#run.advance(hour);
	}

	turnFrom(): void {}

	async takeAt(action: Parameters<Hands["takeAt"]>[0], at: number): Promise<void> {
		const { actions } = this.#plan;
		await this.open({ ...this.#plan, actions: [...actions, { ...action, at } as Action] }, this.#run.now);
	}

	async day(): Promise<void> {
		await this.#run.advance(this.#run.now + hourOf(1));
	}
}

// A lesson of each level, and one that begins where another ends if there is any.
const chosen = lessons.filter(
	({ lesson: { meta, start } }) =>
		["when-the-world-moves", "level-1-the-pipeline", "level-2-from-commit-to-pipeline"].includes(meta.slug) ||
		start.lead.length > 0,
);

describe.each(chosen.map((compiled) => [compiled.lesson.meta.slug, compiled] as const))(
	"the solution of %s",
	(_slug, { lesson, solution }) => {
		it("gives the same log when the page shows it, move by move, as in the proofs", async () => {
			const { start } = lesson;
			const proved = await playMoves(start, start.plan.seed, solution.moves, solution.days, options);
			const hands = new RunInHand(options);
			await begin(start, hands, { days: proved.plan.days });
			let before = start.hour;
			for (const move of lesson.solution) before = (await play(move, hands, start.hour, before)) ?? before;
			const end = start.hour + hourOf(solution.days);
			while (hands.run().hour < end) await hands.day();
			expect(hands.run().plan.actions).toEqual(proved.plan.actions);
			expect(logHash(hands.run().log)).toBe(logHash(proved.events));
		});

		it("gives it also after nothing but waiting, and when half of it is shown after the rest was", async () => {
			const { start } = lesson;
			const proved = await playMoves(start, start.plan.seed, solution.moves, solution.days, options);
			const end = start.hour + hourOf(solution.days);
			const hands = new RunInHand(options);
			await begin(start, hands, { days: proved.plan.days });
			let before = start.hour;
			for (const [i, move] of lesson.solution.entries()) {
				if (i === 0 || i === Math.floor(lesson.solution.length / 2)) {
					for (let day = 0; day < 30 && hands.run().hour < end; day++) await hands.day();
				}
				before = (await play(move, hands, start.hour, before)) ?? before;
			}
			while (hands.run().hour < end) await hands.day();
			expect(hands.run().plan.actions).toEqual(proved.plan.actions);
			expect(logHash(hands.run().log)).toBe(logHash(proved.events));
		});
	},
);
