/** How a drift comes over time (Gama et al. 2014, figure 2; "gradual" here is a sigmoid with position and width). */
export type Shape = "sudden" | "gradual" | "incremental" | "recurring";

export const SHAPES: readonly Shape[] = ["sudden", "gradual", "incremental", "recurring"];

/** When and how strongly a drift acts; the complete description of one switch that is on. */
export interface Timing {
	readonly shape: Shape;
	/** First day on which it acts. */
	readonly from: number;
	/** First day on which it no longer acts; null for never. */
	readonly to: number | null;
	/** Days until it is complete (gradual, incremental), or the length of each spell (recurring). */
	readonly over: number;
	/** Days from the start of one spell to the next (recurring). */
	readonly period: number;
}

/** How much of the drift is there on `day`, in 0 .. 1. Exactly 0 before `from` and from `to` on. */
export function amountOn(timing: Timing, day: number): number {
	const { shape, from, to, over, period } = timing;
	if (day < from || (to !== null && day >= to)) return 0;
	if (shape === "sudden") return 1;
	if (shape === "recurring") return (day - from) % period < over ? 1 : 0;
	if (shape === "incremental") return Math.min(1, (day - from + 1) / over);
	// The middle of the sigmoid is half way; over the whole width it goes from .02 to .98.
	return 1 / (1 + Math.exp((-4 * (day - from - over / 2)) / (over / 2)));
}
