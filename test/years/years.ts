import { type PlanInput, planOf } from "../../src/engine/plan.ts";
import { runRace } from "../../src/engine/race.ts";
import { cpuTrainer } from "../../src/model/train/cpu/trainer.ts";
import type { OpsEvent } from "../../src/ops/events.ts";

/** Twenty seeds that took no part in the calibration. */
export const SEEDS = Array.from({ length: 20 }, (_, i) => 600 + i);

/** The logs of several plans under one storm, lane by lane. */
export async function race(...inputs: PlanInput[]): Promise<OpsEvent[][]> {
	const plans = inputs.map((input) => planOf({ team: "persona", ...input }));
	const logs: OpsEvent[][] = plans.map(() => []);
	for await (const day of runRace(plans, { trainer: cpuTrainer() })) {
		for (const [lane, events] of day.entries()) logs[lane]?.push(...events);
	}
	return logs;
}

export const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of the values that are there; NaN when there are none. */
export const meanOfKnown = (values: readonly (number | null)[]): number =>
	mean(values.filter((value): value is number => value !== null));
