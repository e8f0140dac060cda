import { decimals } from "../../core/decimals.ts";
import type { CheckResult, TrialSide } from "../events.ts";
import { points } from "../validation/points.ts";
import { chanceOfDifference, detectableDifference, shareOf } from "./two-proportions.ts";

const SIGNIFICANCE = 0.05;

/**
 * The question of an A/B test, asked once, at its fixed horizon: is the candidate more accurate on the labels that are
 * known by then? Two-proportion z-test, two-sided at 5 %. Asked every day and stopped at the first yes, the same test
 * would call a gain out of nothing far more often than that (Johari, Koomen, Pekelis and Walsh, KDD 2017). It passes for
 * a candidate that is better, not for one that is no worse: a sample that is too small shows no gain.
 */
export function abTest(candidate: TrialSide, champion: TrialSide): CheckResult {
	const a = { hits: candidate.right, count: candidate.labels };
	const b = { hits: champion.right, count: champion.labels };
	const limit = SIGNIFICANCE;
	const check = "more accurate than the champion";
	if (a.count === 0 || b.count === 0) {
		return { check, pass: false, sentence: "No label is known at the horizon of the test.", value: null, limit };
	}
	const value = chanceOfDifference(a, b);
	const both = (a.hits + b.hits) / (a.count + b.count);
	return {
		check,
		pass: value < limit && shareOf(a) > shareOf(b),
		sentence: `Accuracy ${decimals(shareOf(a), 3)} on ${a.count} known labels against ${decimals(shareOf(b), 3)} on ${b.count}: p = ${decimals(value, 3)}, allowed under ${decimals(limit)}; so many labels show a difference of ${points(detectableDifference(both, a.count, b.count))}.`,
		value,
		limit,
	};
}
