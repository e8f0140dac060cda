import type { Trainer } from "../../model/trainer.ts";

/** Row visits of a training on 2,000 rows, eight times each: one unit of compute. */
const UNIT = 16_000;

/** `trainer`, and the compute that it has taken so far in units of one training on 2,000 rows. */
export function metered(trainer: Trainer): { readonly trainer: Trainer; cost(): number } {
	let cost = 0;
	return {
		trainer: {
			backend: trainer.backend,
			train(job, options) {
				cost += (job.rows * job.epochs) / UNIT;
				return trainer.train(job, options);
			},
		},
		cost: () => cost,
	};
}
