import { addWorkingHours, nextWorkingHour } from "../core/clock.ts";
import { randomStream } from "../core/random.ts";
import type { Step } from "./events.ts";
import { DAY_OF_WORK, STEP_WORK } from "./step-work.ts";

/** Mean of the working days that other tickets take before ops get to a model file. */
export const OPS_QUEUE_DAYS = 5;
/** Working hours to put a version back whose serving code exists already. */
export const PUT_BACK_HOURS = 4;
/** How often a rewritten feature goes wrong. */
export const SKEW_CHANCE = 0.35;

/** When a step begins and ends if it is asked for at `hour`, and what it takes of a person's time. */
export interface Appointment {
	readonly starts: number;
	readonly ends: number;
	readonly hours: number;
}

/**
 * Plans `step` of the work called `name` (an experiment, a version) if it is asked for at `hour`. Rework and
 * the ops queue are drawn from streams named after that work, so doing more elsewhere never changes them.
 */
export function appoint(seed: number, step: Step, name: string, hour: number, putBack = false): Appointment {
	const stream = randomStream(seed, `people/${step}/${name}`);
	const work = STEP_WORK[step];
	const queue = step === "deploy" && !putBack ? stream.exponential(OPS_QUEUE_DAYS * DAY_OF_WORK) : 0;
	const hours = putBack ? PUT_BACK_HOURS : work.hours + DAY_OF_WORK * stream.below(work.rework + 1);
	const starts = nextWorkingHour(addWorkingHours(hour, queue));
	return { starts, ends: addWorkingHours(starts, hours), hours };
}
