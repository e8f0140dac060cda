/** Simulated time is counted in hours; hour 0 is midnight at the start of day 0, which is a Monday. */
export const HOURS_PER_DAY = 24;

/** Days of a usual run. */
export const YEAR = 365;

/** Days of the longest run: ten years. */
export const LONGEST_RUN = 10 * YEAR;

/**
 * Days whose rows are kept at hand. What is older is drawn again when somebody asks for it, so a run of ten years takes no
 * more memory than one of three.
 */
export const KEPT_DAYS = 3 * YEAR;

const WORK_START = 9;
const WORK_END = 17;

/** Day on which `hour` falls; negative before day 0. */
export const dayOf = (hour: number): number => Math.floor(hour / HOURS_PER_DAY);

/** First hour of `day`. */
export const hourOf = (day: number): number => day * HOURS_PER_DAY;

/** Day of the week, 0 = Monday .. 6 = Sunday, also for days before 0. */
export const weekday = (day: number): number => ((day % 7) + 7) % 7;

export const isWeekend = (day: number): boolean => weekday(day) >= 5;

/** The first moment at or after `hour` at which people are at work (Monday to Friday, 9 to 17). */
export function nextWorkingHour(hour: number): number {
	let day = dayOf(hour);
	let start = Math.max(hour, hourOf(day) + WORK_START);
	while (isWeekend(day) || start >= hourOf(day) + WORK_END) {
		day++;
		start = hourOf(day) + WORK_START;
	}
	return start;
}

/** The moment at which `work` working hours, begun at or after `hour`, are done. */
export function addWorkingHours(hour: number, work: number): number {
	let at = nextWorkingHour(hour);
	let left = work;
	for (;;) {
		const today = hourOf(dayOf(at)) + WORK_END - at;
		if (left <= today) return at + left;
		left -= today;
		at = nextWorkingHour(at + today);
	}
}
