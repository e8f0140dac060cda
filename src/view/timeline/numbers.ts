/** An accuracy as it is printed: three places and no leading zero, ".719". */
export function accuracyText(value: number): string {
	return tickText(value, 0.001);
}

/** An accuracy as it is spoken: with its zero, so that a screen reader does not swallow the point. */
export function accuracyWords(value: number): string {
	return value.toFixed(3);
}

/** The number on a tick of the accuracy axis, `step` apart from the next: ".76", or ".765" when steps are finer than .01. */
export function tickText(value: number, step: number): string {
	return value.toFixed(step < 0.00999 ? 3 : 2).replace(/^(-?)0\./, "$1.");
}

/** A quantity without false precision: three digits or so, thin spaces between thousands. */
export function quantityText(value: number): string {
	const size = Math.abs(value);
	const text = size >= 10 || value === 0 ? Math.round(value).toString() : value.toFixed(size < 1 ? 2 : 1);
	return text.replace(/\B(?=(\d{3})+$)/g, "\u2009");
}

const ACCURACY_STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.04, 0.05, 0.1, 0.2];

/** The ticks of the accuracy axis inside [low, high], at least `gap` px apart on `height` px, and their step. */
export function accuracyTicks(low: number, high: number, height: number, gap: number): { at: number[]; step: number } {
	const wanted = ((high - low) * gap) / height;
	const step = ACCURACY_STEPS.find((each) => each >= wanted) ?? 0.5;
	const at: number[] = [];
	// Whole multiples, so that .72 is not .7200000001.
	for (let i = Math.ceil(low / step); i * step <= high; i++) at.push(i * step);
	return { at, step };
}

const STEPS = [1, 2, 5, 10, 20, 30, 60, 90, 180, 360, 720, 1800, 3600];

/** Days between two numbers on the day axis, so that they stand at least `gap` px apart. */
export function dayStep(pixelsPerDay: number, gap: number): number {
	const wanted = gap / pixelsPerDay;
	return STEPS.find((step) => step >= wanted) ?? Math.ceil(wanted / 3600) * 3600;
}

/** The last day at or before `day` with a value, and the value; null when there is none. */
export function lastKnown(values: readonly (number | null)[], day: number): { day: number; value: number } | null {
	for (let at = Math.min(Math.floor(day), values.length - 1); at >= 0; at--) {
		const value = values[at];
		if (value != null) return { day: at, value };
	}
	return null;
}
