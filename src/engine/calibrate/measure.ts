import { FIRST_CONFIG } from "../../ops/experiment.ts";
import type { Drift } from "../../world/drift.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { type Played, type Policy, play, type Start } from "./play.ts";
import { ONSET, RETRAIN_EVERY, RETRAIN_WINDOW, scenarioOf } from "./scenario.ts";
import { type Baseline, type Watched, watch } from "./watch.ts";

export const STALE: Policy = { config: FIRST_CONFIG, retrain: null };
const RETRAINED: Policy = { config: FIRST_CONFIG, retrain: { every: RETRAIN_EVERY, window: RETRAIN_WINDOW } };
/** Retrained by code that has learnt of the van: the commit that the concept of day 240 needs. */
export const WITH_AFTER_16: Policy = {
	...RETRAINED,
	config: { ...FIRST_CONFIG, features: [...FIRST_CONFIG.features, "after_16"] },
};

/** One drift on one seed. */
export interface Measurement {
	readonly stale: Figures;
	readonly retrained: Figures;
	/** Null for drifts that need no new feature. */
	readonly withFeature: Figures | null;
	/** Retrainings that could not run. */
	readonly refused: number;
	readonly watched: Watched;
}

/** Lives through `drift` with a model that stays as it is and with one that is retrained, and watches the former. */
export async function measure(start: Start, baseline: Baseline, drift: Drift): Promise<Measurement> {
	const { days, measured } = scenarioOf(drift);
	const switches = [{ id: drift.id, from: ONSET }];
	const run = (policy: Policy) => play(start, switches, days, policy);
	const over = (played: Played) => figuresOf(played.days.filter((_, day) => measured.includes(day)));
	const stale = await run(STALE);
	const retrained = await run(RETRAINED);
	return {
		stale: over(stale),
		retrained: over(retrained),
		withFeature: drift.id === "van-cut-off" ? over(await run(WITH_AFTER_16)) : null,
		refused: retrained.refused,
		watched: watch(baseline, stale, measured),
	};
}
