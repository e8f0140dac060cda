import { randomStream } from "../../core/random.ts";

/** Least and most minutes until the version before answers again. Assumed, not measured. */
const MINUTES = {
	/** It still answers in the shadow: requests are sent to it again. */
	warm: [1, 3],
	/** Its image and its file have to be loaded first. */
	cold: [6, 15],
	/** A person follows the runbook. */
	"by hand": [25, 60],
} as const;

export type RollbackWay = keyof typeof MINUTES;

/** Whole minutes that the rollback called `name` takes. */
export function rollbackMinutes(seed: number, name: string, way: RollbackWay): number {
	const [least, most] = MINUTES[way];
	return least + randomStream(seed, `delivery/rollback/${name}`).below(most - least + 1);
}
