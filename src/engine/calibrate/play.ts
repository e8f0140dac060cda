import { missingColumns } from "../../model/features.ts";
import type { Model } from "../../model/model.ts";
import type { ServedModel } from "../../model/serving.ts";
import type { Trainer } from "../../model/trainer.ts";
import { FIRST_CONFIG, type ModelConfig, type Prepared, prepareRows, trainingJob } from "../../ops/experiment.ts";
import type { LabelledRows } from "../../ops/labelled-rows.ts";
import { OfflineData } from "../../ops/offline-data.ts";
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

/** A model and the rows it was fitted on and tested with. */
export interface Fitted {
	readonly model: Model;
	readonly prepared: Prepared;
}

/** A world, and the model that the first day's settings make of its past: the same for every drift. */
export interface Start {
	readonly world: World;
	readonly trainer: Trainer;
	readonly first: Fitted;
}

export interface PlayedDay {
	readonly made: WorldDay;
	readonly served: ServedDay;
}

export interface Played {
	/** Days 0 .. days - 1. */
	readonly days: readonly PlayedDay[];
	/** Retrainings that could not run because a column was missing; the model before stays. */
	readonly refused: number;
}

export async function startIn(world: World, trainer: Trainer): Promise<Start> {
	return {
		world,
		trainer,
		first: await fitModel(pastOf(world).labelled(FIRST_DAY, -1, 0), FIRST_CONFIG, world, 0, trainer),
	};
}

/** Lets `policy` live through `days` days under `switches`. */
export async function play(
	{ world, trainer, first }: Start,
	switches: readonly DriftSwitch[],
	days: number,
	{ config, retrain }: Policy,
): Promise<Played> {
	const data = pastOf(world);
	const learn = (rows: LabelledRows, run: number) => fitModel(rows, config, world, run, trainer);
	const opening = config === FIRST_CONFIG ? first : await learn(data.labelled(FIRST_DAY, -1, 0), 0);
	let live = inService(opening.model);
	let refused = 0;
	const played: PlayedDay[] = [];
	for (let day = 0; day < days; day++) {
		if (retrain && day > 0 && day % retrain.every === 0) {
			const rows = data.labelled(day - retrain.window, day - 1, day);
			if (missingColumns(rows.table, config.features).length > 0) refused++;
			else live = inService((await learn(rows, day)).model);
		}
		const made = world.day(day, switches);
		const served = serveDay(live, made);
		data.add(day, made.delivered, served.label, made.actual.labelDay);
		played.push({ made, served });
	}
	return { days: played, refused };
}

function pastOf(world: World): OfflineData {
	const data = new OfflineData();
	for (let day = FIRST_DAY; day < 0; day++) {
		const { delivered, actual } = world.day(day, []);
		data.add(day, delivered, actual.late, actual.labelDay);
	}
	return data;
}

/** Fits a model as an experiment does; `run` seeds the split and the first weights. */
async function fitModel(
	rows: LabelledRows,
	config: ModelConfig,
	{ options: { seed } }: World,
	run: number,
	trainer: Trainer,
): Promise<Fitted> {
	const prepared = prepareRows(rows, config.features, seed, run);
	const job = trainingJob(prepared, config, seed, run, 0);
	const { weights } = await trainer.train(job);
	const model: Model = { network: job.network, features: config.features, scaler: prepared.scaler, weights };
	return { model, prepared };
}

const inService = (model: Model): ServedModel => ({ model, skew: null, previousScaler: null });
