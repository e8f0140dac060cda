/** Numbers as the monitors print them. What is not known is an en dash, never NaN. */

import { decimals as known } from "../../core/decimals.ts";

const MINUS = "−";
const UNKNOWN = "–";

/** `value` with `places` decimals and no leading nought: .31, 1.20, −.05. */
export function decimals(value: number | null | undefined, places: number): string {
	if (value == null || !Number.isFinite(value)) return UNKNOWN;
	const text = known(Math.abs(value), places);
	return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** The population stability index and effects: two places. */
export const two = (value: number | null | undefined): string => decimals(value, 2);

/** Shares, accuracies, D: three places. */
export const three = (value: number | null | undefined): string => decimals(value, 3);

/** A p-value with its relation: "= .034", "< .001", "> .999". */
export function pText(p: number): string {
	if (!Number.isFinite(p)) return UNKNOWN;
	if (p < 0.001) return "< .001";
	return p > 0.999 ? "> .999" : `= ${three(p)}`;
}

/** A rate that may be small but is not nothing: "0", "< .001", ".012". */
export function rate(value: number | null): string {
	if (value === 0) return "0";
	return value !== null && value > 0 && value < 0.001 ? "< .001" : three(value);
}

/** A quantity of any unit with at most `digits` significant digits: 120, 0.035, −4.2. */
export function quantity(value: number | null | undefined, digits = 4): string {
	if (value == null || !Number.isFinite(value)) return UNKNOWN;
	const rounded = Number(Math.abs(value).toPrecision(digits));
	return (value < 0 && rounded !== 0 ? MINUS : "") + String(rounded);
}

/** As it is spoken: with the leading nought, so that a screen reader does not swallow the point. */
export const spoken = (text: string): string => text.replace(/(^|[^\d])\.(\d)/g, "$10.$2");

/** "1 day", "5 days". */
export const plural = (number: number, one: string, many = `${one}s`): string =>
	`${quantity(number)} ${number === 1 ? one : many}`;

/** Days in ascending order as runs: [141, 142, 143, 150] is "141 to 143, 150". The newest `most` runs. */
export function dayRuns(days: readonly number[], most = 6): string {
	const runs: [number, number][] = [];
	for (const day of days) {
		const last = runs.at(-1);
		if (last && day <= last[1] + 1) last[1] = day;
		else runs.push([day, day]);
	}
	const shown = runs.slice(-most).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
	return (runs.length > most ? "…, " : "") + shown.join(", ");
}
