import type { Trainer } from "../../model/trainer.ts";

/** Row visits of a training on 2,000 rows, eight times each: one unit of compute. */
const UNIT = 16_000;

interface Metered {
	readonly trainer: Trainer;
	cost(): number;
	/** Trainings that failed. */
	failures(): number;
}

/** `trainer`, and the compute that it has taken so far in units of one training on 2,000 rows. */
export function metered(trainer: Trainer): Metered {
	let cost = 0;
	let failures = 0;
	return {
		trainer: {
			backend: trainer.backend,
			async train(job, options) {
				cost += (job.rows * job.epochs) / UNIT;
				try {
					return await trainer.train(job, options);
				} catch (error) {
					failures++;
					throw error;
				}
			},
		},
		cost: () => cost,
		failures: () => failures,
	};
}
