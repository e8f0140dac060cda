/** Numbers as the page prints them. */

import { decimals } from "../../core/decimals.ts";

const MINUS = "−";

/** A share with three places and no leading nought: .719, 1.000, −.038. A value that is not known is an en dash. */
export function share(value: number | null): string {
	if (value === null || !Number.isFinite(value)) return "–";
	const text = decimals(Math.abs(value), 3);
	return value < 0 && text !== ".000" ? MINUS + text : text;
}

/** A whole number in groups of three: 498, 21 930. A value that is not known is an en dash. */
export function count(value: number | null): string {
	if (value === null || !Number.isFinite(value)) return "–";
	return String(Math.round(value))
		.replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f")
		.replace("-", MINUS);
}
