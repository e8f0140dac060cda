import type { CheckResult, Quality } from "../events.ts";
import { points } from "./points.ts";

/** The candidate is at most `tolerance` (a share) less accurate than the champion on the same held-out rows. */
export function beatsChampion(candidate: Quality, champion: Quality, tolerance: number): CheckResult {
	const value = candidate.accuracy - champion.accuracy;
	return {
		check: "beats the champion",
		pass: value >= -tolerance,
		sentence: `Accuracy ${candidate.accuracy.toFixed(3)} against the champion's ${champion.accuracy.toFixed(3)}; at most ${points(tolerance)} less is allowed.`,
		value,
		limit: -tolerance,
	};
}
