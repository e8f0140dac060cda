import type { Figure } from "../query/figure.ts";

/** A figure for a terminal: shares with three decimals, money and hours whole, the rest with one decimal. */
export function formatFigure(unit: Figure["unit"], value: number): string {
	switch (unit) {
		case "share":
			return value.toFixed(3).replace(/^(-?)0\./, "$1.");
		case "cost":
		case "hours":
			return Math.round(value).toLocaleString("en-GB");
		default:
			return value.toFixed(1);
	}
}
