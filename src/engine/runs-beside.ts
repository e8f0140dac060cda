import { canonicalJson } from "../core/canonical-json.ts";
import type { Trainer } from "../model/trainer.ts";
import type { OpsEvent } from "../ops/events.ts";
import { MOST_FUTURES } from "./futures.ts";
import type { Plan } from "./plan.ts";
import { before } from "./query/notable.ts";
import { Simulation, type SimulationOptions } from "./simulation.ts";

/** Runs beside the one in hand, kept open: each goes on from where it was asked for last. */
export class RunsBeside {
	/** By plan, the one asked for last at the end. */
	readonly #open = new Map<string, Simulation>();
	#trainer: Trainer | null = null;

	/** The events of the run of `plan` before `hour`, without the first `from`. */
	async play(plan: Plan, hour: number, from: number, options: SimulationOptions): Promise<readonly OpsEvent[]> {
		if (this.#trainer !== options.trainer) this.#open.clear();
		this.#trainer = options.trainer;
		const key = canonicalJson(plan);
		const known = this.#open.get(key);
		// What fails on its way is not kept.
		this.#open.delete(key);
		const run = known ?? (await Simulation.open(plan, options));
		await run.advance(hour);
		this.#open.set(key, run);
		for (const oldest of this.#open.keys()) if (this.#open.size >= MOST_FUTURES) this.#open.delete(oldest);
		return before(run.events, hour).slice(from);
	}
}
