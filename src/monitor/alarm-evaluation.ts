/** A window that was watched, and whether it rang. Times are in any one unit, such as days. */
export interface WatchedWindow {
	readonly start: number;
	/** First moment that no longer belongs to it; the alarm is heard then. */
	readonly end: number;
	readonly rows: number;
	readonly alarm: boolean;
}

/** A change whose true time is known. */
export interface TrueChange {
	readonly onset: number;
	/** First moment at which it is over; null when it stays. */
	readonly end: number | null;
}

/** What a rule costs and what it finds. */
export interface AlarmEvaluation {
	/** Alarms in windows that no change reaches into. */
	readonly falseAlarms: number;
	/** Rows of those windows, and false alarms in 1,000 of them; null when there were none. */
	readonly quietRows: number;
	readonly falseAlarmsPer1000Rows: number | null;
	readonly changes: number;
	/** Changes in which no window rang in time. */
	readonly misses: number;
	/** For each change found, the time from its onset to the end of the first window that rang. */
	readonly delays: readonly number[];
	/** Null when nothing was found. */
	readonly medianDelay: number | null;
}

/**
 * Judges alarms against known changes. An alarm belongs to a change when its window overlaps it; with several changes
 * on, to each of them. `within` is how long after its onset a change may be found and not count as missed.
 */
export function evaluateAlarms(
	windows: readonly WatchedWindow[],
	changes: readonly TrueChange[],
	within = Number.POSITIVE_INFINITY,
): AlarmEvaluation {
	const quiet = windows.filter((watched) => !changes.some((change) => overlaps(watched, change)));
	const falseAlarms = quiet.filter(({ alarm }) => alarm).length;
	const quietRows = quiet.reduce((sum, { rows }) => sum + rows, 0);
	const delays = changes.flatMap((change) => {
		const heard = windows.filter((watched) => watched.alarm && overlaps(watched, change)).map(({ end }) => end);
		const delay = Math.min(...heard) - change.onset;
		return delay <= within && Number.isFinite(delay) ? [delay] : [];
	});
	return {
		falseAlarms,
		quietRows,
		falseAlarmsPer1000Rows: quietRows === 0 ? null : (1000 * falseAlarms) / quietRows,
		changes: changes.length,
		misses: changes.length - delays.length,
		delays,
		medianDelay: median(delays),
	};
}

const overlaps = (watched: WatchedWindow, { onset, end }: TrueChange): boolean =>
	watched.end > onset && (end === null || watched.start < end);

function median(values: readonly number[]): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	if (sorted.length === 0) return null;
	return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}
