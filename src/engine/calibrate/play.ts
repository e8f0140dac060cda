import { missingColumns } from "../../model/features.ts";
import type { Model } from "../../model/model.ts";
import type { ServedModel } from "../../model/serving.ts";
import type { Trainer } from "../../model/trainer.ts";
import { type ModelConfig, type Prepared, prepareRows, trainingJob } from "../../ops/experiment.ts";
import { type LabelledRows, OfflineData } from "../../ops/offline-data.ts";
import { type ServedDay, serveDay } from "../../ops/serve-day.ts";
import type { DriftSwitch } from "../../world/drift.ts";
import { FIRST_DAY } from "../../world/shocks.ts";
import type { World, WorldDay } from "../../world/world.ts";

/** What a scripted team does: no people, no queues, no wall. A model is live on the day it is trained. */
export interface Policy {
	readonly config: ModelConfig;
	/** Days between two retrainings, and days that each learns from; null for a model that stays as it is. */
	readonly retrain: { readonly every: number; readonly window: number } | null;
}

export interface PlayedDay {
	readonly made: WorldDay;
	readonly served: ServedDay;
}

export interface Played {
	/** The model of day 0 and the rows it was fitted on and tested with. */
	readonly first: { readonly model: Model; readonly prepared: Prepared };
	/** Days 0 .. days - 1. */
	readonly days: readonly PlayedDay[];
	/** Retrainings that could not run because a column was missing; the model before stays. */
	readonly refused: number;
}

/** Lets `policy` live through `days` days of `world` under `switches`. */
export async function play(
	world: World,
	switches: readonly DriftSwitch[],
	days: number,
	policy: Policy,
	trainer: Trainer,
): Promise<Played> {
	const data = new OfflineData();
	for (let day = FIRST_DAY; day < 0; day++) {
		const { delivered, actual } = world.day(day, []);
		data.add(day, delivered, actual.late, actual.labelDay);
	}
	const learn = (rows: LabelledRows, run: number) => fitModel(rows, policy.config, world.options.seed, run, trainer);
	const first = await learn(data.labelled(FIRST_DAY, -1, 0), 0);
	let live = inService(first.model);
	let refused = 0;
	const played: PlayedDay[] = [];
	for (let day = 0; day < days; day++) {
		if (policy.retrain && day > 0 && day % policy.retrain.every === 0) {
			const rows = data.labelled(day - policy.retrain.window, day - 1, day);
			if (missingColumns(rows.table, policy.config.features).length > 0) refused++;
			else live = inService((await learn(rows, day)).model);
		}
		const made = world.day(day, switches);
		const served = serveDay(live, made);
		data.add(day, made.delivered, served.label, made.actual.labelDay);
		played.push({ made, served });
	}
	return { first, days: played, refused };
}

/** Fits a model as an experiment does, from the first weights of run `run`. */
async function fitModel(rows: LabelledRows, config: ModelConfig, seed: number, run: number, trainer: Trainer) {
	const prepared = prepareRows(rows, config.features, seed, run);
	const job = trainingJob(prepared, config, seed, run, 0);
	const { weights } = await trainer.train(job);
	const model: Model = { network: job.network, features: config.features, scaler: prepared.scaler, weights };
	return { model, prepared };
}

const inService = (model: Model): ServedModel => ({ model, skew: null, previousScaler: null });
