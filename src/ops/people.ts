import { addWorkingHours, nextWorkingHour } from "../core/clock.ts";
import { randomStream } from "../core/random.ts";
import type { Role, Step } from "./events.ts";

/** Working hours of one working day. */
export const DAY_OF_WORK = 8;

interface StepWork {
	readonly role: Role;
	/** Working hours when nothing has to be done again. */
	readonly hours: number;
	/** Working days that may have to be done again: 0 .. this many, each equally likely. */
	readonly rework: number;
}

/** What each manual step takes; a walk back to an earlier box is counted where it is found out. */
export const STEP_WORK: Readonly<Record<Step, StepWork>> = {
	extract: { role: "data scientist", hours: 5 * DAY_OF_WORK, rework: 0 },
	prepare: { role: "data scientist", hours: 3 * DAY_OF_WORK, rework: 1 },
	train: { role: "data scientist", hours: 2 * DAY_OF_WORK, rework: 1 },
	evaluate: { role: "data scientist", hours: 1 * DAY_OF_WORK, rework: 1 },
	"hand-over": { role: "data scientist", hours: 1, rework: 0 },
	deploy: { role: "ops engineer", hours: 3 * DAY_OF_WORK, rework: 0 },
};

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
