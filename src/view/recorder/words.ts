import type { Figure } from "../../engine/query/figure.ts";
import type { PairedRow } from "../../engine/query/paired.ts";
import { figureText } from "../race/words.ts";

/** Whether a table would print different values for a figure. */
export function isDifferent({ figure, values }: PairedRow): boolean {
	return new Set(values.map((value) => figureText(figure.unit, value))).size > 1;
}

/** What one future has more than another: "+.014", "−320"; a dash where either has nothing to count. */
export function differenceText(unit: Figure["unit"], difference: number | null): string {
	const text = figureText(unit, difference);
	if (difference === null || Number(text.replace("−", "-")) === 0) return difference === null ? "–" : "same";
	return difference > 0 ? `+${text}` : text.replace("-", "−");
}

/** The figures that are the same in all futures, in one sentence; null when there are none with anything to count. */
export function sameInWords(rows: readonly PairedRow[]): string | null {
	const same = rows.filter((row) => !isDifferent(row) && row.values.some((value) => value !== null));
	const names = [...new Set(same.map(({ figure }) => figure.term))];
	if (names.length === 0) return null;
	return `The same in ${(rows[0]?.values.length ?? 0) > 2 ? "all" : "both"}: ${names.join(", ")}.`;
}
