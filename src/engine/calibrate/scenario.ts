import { type Drift, timingOf } from "../../world/drift.ts";
import { amountOn } from "../../world/shape.ts";

/** First day on which the drift acts: a Monday, after eight quiet weeks and on a day of retraining. */
export const ONSET = 56;

/** Days between two retrainings, and days that each learns from. */
export const RETRAIN_EVERY = 14;
export const RETRAIN_WINDOW = 28;

/** A model retrained on 28 days every 14 has by then seen nothing else, even with labels that come 14 days later. */
const SETTLED_AFTER = 42;
const SETTLED_DAYS = 42;

/** One drift alone, at strength 1, in the shape of its own file. */
export interface Scenario {
	readonly drift: Drift;
	/** Days of the run. */
	readonly days: number;
	/** Days over which the figures are taken. */
	readonly measured: readonly number[];
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/**
 * What is measured of `drift`: six weeks once it is whole and a retrained model has settled; of a recurring one its
 * second and third spell; of the seasons a whole period.
 */
export function scenarioOf(drift: Drift): Scenario {
	const timing = timingOf(drift, { id: drift.id, from: ONSET });
	const { shape, over, period } = timing;
	if (drift.term === "seasonality") return { drift, days: ONSET + period, measured: range(ONSET, ONSET + period) };
	if (shape === "recurring") {
		const days = ONSET + 2 * period + over;
		return { drift, days, measured: range(ONSET + period, days).filter((day) => amountOn(timing, day) > 0) };
	}
	const whole = ONSET + (shape === "sudden" ? 0 : over);
	const days = whole + SETTLED_AFTER + SETTLED_DAYS;
	return { drift, days, measured: range(whole + SETTLED_AFTER, days) };
}
