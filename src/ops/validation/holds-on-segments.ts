import { decimals } from "../../core/decimals.ts";
import type { CheckResult, Quality } from "../events.ts";
import { ROUNDING } from "./beats-champion.ts";
import { points } from "./points.ts";

type Segmented = { readonly segments: Readonly<Record<string, Quality>> };

/**
 * Performance is consistent on segments: in no area with at least `leastRows` held-out rows is the candidate more than
 * `tolerance` (a share) less accurate than the champion. One result an area; areas with fewer rows are not judged.
 */
export const holdsOnSegments = (
	candidate: Segmented,
	champion: Segmented,
	tolerance: number,
	leastRows: number,
): CheckResult[] =>
	Object.entries(candidate.segments).flatMap(([area, quality]) => {
		const reference = champion.segments[area];
		if (!reference || quality.rows < leastRows) return [];
		const value = quality.accuracy - reference.accuracy;
		return {
			check: `holds in ${area}`,
			pass: value >= -tolerance - ROUNDING,
			sentence: `Accuracy ${decimals(quality.accuracy, 3)} in ${area} (${quality.rows} rows) against the champion's ${decimals(reference.accuracy, 3)}; at most ${points(tolerance)} less is allowed.`,
			value,
			limit: -tolerance,
		};
	});
