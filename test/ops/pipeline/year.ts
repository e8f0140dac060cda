import { hourOf } from "../../../src/core/clock.ts";
import { type PlanInput, planOf } from "../../../src/engine/plan.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import type { Trainer } from "../../../src/model/trainer.ts";
import { type EventKind, type EventOf, eventsOf } from "../../../src/ops/events.ts";
import type { PolicyInput } from "../../../src/ops/policy.ts";

/** Only a person starts the pipeline, and whether its model is good enough is not asked, unless a test says otherwise. */
export const QUIET: PolicyInput = {
	// One trigger has to be on; no accuracy falls by half.
	triggers: { schedule: { on: false }, performance: { fall: 0.5, minLabels: 100 }, distribution: { on: false } },
	guard: { cooldownDays: 0 },
	validation: { champion: 0.5, segment: 0.5 },
};

interface Options {
	readonly plan?: PlanInput;
	readonly policy?: PolicyInput;
	readonly trainer?: Trainer;
}

/** A Level 1 team under a small, calm world: fifty orders a day, one network that trains in milliseconds. */
export async function openYear({ plan = {}, policy = QUIET, trainer = cpuTrainer() }: Options = {}) {
	const run = await Simulation.open(planOf({ level: 1, ordersPerDay: 50, days: 200, drifts: [], policy, ...plan }), {
		trainer,
	});
	return {
		run,
		until: (day: number) => run.advance(hourOf(day)),
		/** Takes an action now. */
		act: (action: Record<string, unknown>) => run.act({ at: run.now, ...action } as Parameters<typeof run.act>[0]),
		of: <K extends EventKind>(kind: K): EventOf<K>[] => eventsOf(run.events, kind),
		/** What a run of the pipeline recorded, kind by kind. */
		kindsOf: (number: number) => run.events.filter((one) => one.run === number).map(({ kind }) => kind),
	};
}
