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

/** Working days from the first row to a model that is handed over: when nothing, and when all that may be, is done again. */
export function wayDays(): { readonly least: number; readonly most: number } {
	const own = Object.values(STEP_WORK).filter(({ role }) => role === "data scientist");
	const least = own.reduce((hours, step) => hours + step.hours, 0) / DAY_OF_WORK;
	return { least, most: own.reduce((days, { rework }) => days + rework, least) };
}
