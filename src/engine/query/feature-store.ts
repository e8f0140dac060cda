import { dayOf } from "../../core/clock.ts";
import { featureById } from "../../model/features.ts";
import { eventsOf, type OpsEvent } from "../../ops/events.ts";

/** A feature that the model in service uses: one definition, in Level 1 and 2 the same for training and serving. */
export interface FeatureDefinition {
	readonly feature: string;
	readonly formula: string;
	/** Raw columns it reads. */
	readonly reads: readonly string[];
	/** Day on which a model that uses it was first deployed. */
	readonly since: number;
}

/** What was asked of the store on one day. */
export interface StoreUse {
	readonly day: number;
	/** Rows handed out for experiments. */
	readonly offline: number;
	/** Rows handed to runs of the pipeline. */
	readonly batch: number;
	/** Orders whose features were computed to answer them. */
	readonly online: number;
}

/** The definitions in use: the features of the model in service, in its order. */
export function featureDefinitions(events: readonly OpsEvent[]): FeatureDefinition[] {
	const prepared = new Map(eventsOf(events, "data.prepared").map(({ run, features }) => [run, features]));
	const runs = new Map(eventsOf(events, "model.registered").map(({ version, run }) => [version, run]));
	const featuresOf = (version: number) => prepared.get(runs.get(version) ?? null) ?? [];
	const deployed = eventsOf(events, "model.deployed");
	const live = deployed.at(-1);
	return (live ? featuresOf(live.version) : []).map((feature) => {
		const { formula, reads } = featureById(feature);
		const first = deployed.find(({ version }) => featuresOf(version).includes(feature));
		return { feature, formula, reads, since: dayOf(first?.t ?? 0) };
	});
}

/**
 * What the feature store served, by day from 0 (Google: offline extract for experimentation, batch fetch for continuous
 * training, online prediction). Before Level 1 these are three separate ways to the data.
 */
export function featureStoreUse(events: readonly OpsEvent[]): StoreUse[] {
	const extracted = eventsOf(events, "data.extracted").filter(({ run }) => run !== 0);
	return eventsOf(events, "day.served").map(({ day, count }) => {
		const today = extracted.filter(({ t }) => dayOf(t) === day);
		const rows = (some: typeof today) => some.reduce((sum, one) => sum + one.rows, 0);
		return {
			day,
			offline: rows(today.filter(({ actor }) => actor !== "pipeline")),
			batch: rows(today.filter(({ actor }) => actor === "pipeline")),
			online: count,
		};
	});
}

/** What the feature store served on all days so far. */
export function storeUseSoFar(events: readonly OpsEvent[]): Omit<StoreUse, "day"> {
	const use = featureStoreUse(events);
	const sum = (of: "offline" | "batch" | "online") => use.reduce((total, day) => total + day[of], 0);
	return { offline: sum("offline"), batch: sum("batch"), online: sum("online") };
}
