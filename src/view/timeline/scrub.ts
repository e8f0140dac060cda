/** Days that PgUp and PgDn move. */
const PAGE = 7;

/**
 * The day a key leads to from `pen`, between day 0 and `now`: arrows a day, PgUp and PgDn a week (PgUp is later, as on any
 * slider), Home the first day, End and Escape back to now (null). Undefined for any other key.
 */
export function dayForKey(key: string, pen: number, now: number): number | null | undefined {
	const day = Math.floor(pen);
	const last = Math.floor(now);
	const steps = new Map([
		["ArrowLeft", -1],
		["ArrowDown", -1],
		["ArrowRight", 1],
		["ArrowUp", 1],
		["PageDown", -PAGE],
		["PageUp", PAGE],
		["Home", -last],
	]);
	if (key === "End" || key === "Escape") return null;
	const step = steps.get(key);
	return step === undefined ? undefined : clampDay(day + step, now);
}

/** A day someone asked for, as a day there is: whole, not before 0, and null (now) from `now` on. */
export function clampDay(day: number, now: number): number | null {
	const whole = Math.max(0, Math.round(day));
	return whole >= Math.floor(now) ? null : whole;
}

/** The day of the mark nearest to `day`, if one is within `slack` days: a finger on a mark means the mark. */
export function nearestMark(marks: readonly { day: number }[], day: number, slack: number): number | null {
	let best: number | null = null;
	for (const mark of marks) {
		const distance = Math.abs(mark.day - day);
		if (distance <= slack && (best === null || distance < Math.abs(best - day))) best = mark.day;
	}
	return best;
}
