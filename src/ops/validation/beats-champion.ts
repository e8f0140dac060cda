import { decimals } from "../../core/decimals.ts";
import type { CheckResult, Quality } from "../events.ts";
import { points } from "./points.ts";

/** A difference of shares that is meant to be the tolerance may miss it by rounding. */
export const ROUNDING = 1e-9;

/** The candidate is at most `tolerance` (a share) less accurate than the champion on the same held-out rows. */
export function beatsChampion(candidate: Quality, champion: Quality, tolerance: number): CheckResult {
	const value = candidate.accuracy - champion.accuracy;
	return {
		check: "beats the champion",
		pass: value >= -tolerance - ROUNDING,
		sentence: `Accuracy ${decimals(candidate.accuracy, 3)} against the champion's ${decimals(champion.accuracy, 3)}; at most ${points(tolerance)} less is allowed.`,
		value,
		limit: -tolerance,
	};
}
