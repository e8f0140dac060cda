import { decimals } from "../../core/decimals.ts";
import { percent } from "../../monitor/schema/anomaly.ts";
import type { CheckResult, TrialSide } from "../events.ts";
import type { Policy } from "../policy.ts";
import { points } from "../validation/points.ts";
import { chanceOfDifference, type Proportion, shareOf } from "./two-proportions.ts";

type Limits = Pick<Policy["delivery"], "maxTimeouts" | "maxShift" | "maxFall" | "minLabels">;

/**
 * Chance with which two equal sides may be told apart. Small, for a release is looked at every day: at .01 five of sixty
 * sound models did not get through a canary of two weeks, and none that was skewed or slow gets through at .001 either.
 */
const CHANCE = 0.001;

/**
 * The three guardrails of a release, the version that is new against the one that is known. One is broken when what was
 * measured passes its limit and chance does not explain the difference between the two sides (as with the alarm rule: big,
 * and significant), so that fifty parcels of a canary do not take back a good model. Accuracy is judged on labels
 * that are known, from `minLabels` on each side.
 */
export function checkGuardrails(fresh: TrialSide, known: TrialSide, limits: Limits): CheckResult[] {
	return [timeouts(fresh, known, limits), expressShare(fresh, known, limits), fallOfAccuracy(fresh, known, limits)];
}

function timeouts(fresh: TrialSide, known: TrialSide, { maxTimeouts: limit }: Limits): CheckResult {
	const [a, b] = [timedOut(fresh), timedOut(known)];
	const value = shareOf(a);
	return {
		check: "time-outs",
		pass: value <= limit || chanceOfDifference(a, b) > CHANCE,
		sentence: `${fresh.timeouts} of ${fresh.count} requests to model ${fresh.version} timed out (${percent(value)}; of model ${known.version}: ${percent(shareOf(b))}); allowed: ${percent(limit)}.`,
		value,
		limit,
	};
}

function expressShare(fresh: TrialSide, known: TrialSide, { maxShift: limit }: Limits): CheckResult {
	const [a, b] = [byExpress(fresh), byExpress(known)];
	const value = Math.abs(shareOf(a) - shareOf(b));
	return {
		check: "express share",
		pass: value <= limit || chanceOfDifference(a, b) > CHANCE,
		sentence: `Model ${fresh.version} sends ${percent(shareOf(a))} by express, model ${known.version} ${percent(shareOf(b))}; allowed: ${points(limit)} apart.`,
		value,
		limit,
	};
}

function fallOfAccuracy(fresh: TrialSide, known: TrialSide, { maxFall: limit, minLabels }: Limits): CheckResult {
	const [a, b] = [right(fresh), right(known)];
	const least = Math.min(a.count, b.count);
	if (least < minLabels) {
		const sentence = `${least} labels are known; accuracy is judged from ${minLabels} on each side.`;
		return { check: "accuracy", pass: true, sentence, value: null, limit };
	}
	const value = shareOf(b) - shareOf(a);
	return {
		check: "accuracy",
		pass: value <= limit || chanceOfDifference(a, b) > CHANCE,
		sentence: `Accuracy ${decimals(shareOf(a), 3)} of model ${fresh.version} on ${a.count} known labels, ${decimals(shareOf(b), 3)} of model ${known.version} on ${b.count}; allowed: ${points(limit)} less.`,
		value,
		limit,
	};
}

const timedOut = ({ timeouts, count }: TrialSide): Proportion => ({ hits: timeouts, count });
const byExpress = ({ express, count }: TrialSide): Proportion => ({ hits: express, count });
const right = ({ right, labels }: TrialSide): Proportion => ({ hits: right, count: labels });
