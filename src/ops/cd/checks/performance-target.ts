import { COST_MISSED, COST_NEEDLESS } from "../../../model/costs.ts";
import type { CheckResult } from "../../events.ts";
import type { Candidate } from "../candidate.ts";

/** A model has to save at least this share of what the better of two rules without a model costs. */
const SAVES = 0.1;

/** (e) The target before anything is deployed: the model costs clearly less than sending all parcels one way. */
export function performanceTarget({ quality: { lateShare, lossPerOrder } }: Candidate): CheckResult {
	const without = Math.min(COST_MISSED * lateShare, COST_NEEDLESS * (1 - lateShare));
	const limit = (1 - SAVES) * without;
	return {
		check: "(e) Performance target",
		pass: lossPerOrder <= limit,
		sentence: `Loss ${lossPerOrder.toFixed(2)} for a parcel; without a model it would be ${without.toFixed(2)}, and at most ${limit.toFixed(2)} is allowed.`,
		value: lossPerOrder,
		limit,
	};
}
