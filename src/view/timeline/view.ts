/** The days a chart shows, first and last. */
export type View = readonly [from: number, to: number];

/** Narrower than this (CSS px) a whole year is a smear; the chart then shows the days around the pen. */
export const COMPACT = 560;
const COMPACT_DAYS = 120;
/** Blank days kept right of the pen on a narrow chart: the future, and the room for the labels. */
const FUTURE = 45;
const PAST = 15;

/**
 * Which days to show. Wide charts show all of them. Narrow ones show 120, moved no further than needed from `last`, so that
 * a scrub does not slide the paper under the finger. `roomy` keeps the margins around the pen (false while scrubbing).
 */
export function visibleDays(days: number, pen: number, narrow: boolean, roomy: boolean, last: View | null): View {
	if (!narrow || days <= COMPACT_DAYS) return [0, days];
	const past = roomy ? PAST : 2;
	const future = roomy ? FUTURE : 2;
	let from = last ? last[0] : pen + FUTURE - COMPACT_DAYS;
	from = Math.max(from, pen + future - COMPACT_DAYS);
	from = Math.min(from, pen - past);
	from = Math.max(0, Math.min(from, days - COMPACT_DAYS));
	return [from, from + COMPACT_DAYS];
}
