import type { Model } from "../model/model.ts";
import { evaluateModel } from "./evaluate.ts";
import { FIRST_CONFIG, trainingJob, weightsId } from "./experiment.ts";
import type { LabelledRows } from "./labelled-rows.ts";
import type { Shop } from "./shop.ts";
import { FIRST_CODE } from "./source/pipeline-code.ts";
import { prepareWith } from "./source/prepare-with.ts";

/**
 * Model 1, trained before the year on the `window` days before day 0 with the code of the first day, evaluated and
 * registered: bit for bit the one with which a Level 0 begins, so that levels differ in what they do and in nothing else.
 */
export async function firstModel(shop: Shop, window: number): Promise<{ model: Model; heldOut: LabelledRows }> {
	const { data, seed, config, trainer, trainOptions, record } = shop;
	const run = 0;
	const rows = data.labelled(-window, -1, 0);
	const late = rows.late.reduce((sum, y) => sum + y, 0);
	record("pipeline", "data.extracted", { from: rows.from, to: rows.to, rows: rows.late.length, late }, { run });
	const prepared = prepareWith(rows, { ...FIRST_CODE, features: config.features }, seed, run);
	const { train, test, scaler } = prepared;
	const told = { trainRows: train.late.length, testRows: test.late.length, features: config.features };
	record("pipeline", "data.prepared", { ...told, scalerMean: scaler.mean, scalerSd: scaler.sd }, { run });
	const job = trainingJob(prepared, FIRST_CONFIG, seed, run, 0);
	const { weights, losses, backend } = await trainer.train(job, trainOptions);
	const id = weightsId(weights);
	record("pipeline", "model.trained", { rows: job.rows, losses, weights: id, backend }, { run });
	const model = { network: job.network, features: config.features, scaler, weights };
	const quality = evaluateModel(model, test);
	record("pipeline", "model.evaluated", { ...quality, weights: id }, { run });
	const registered = {
		version: 1,
		weights: id,
		trainedFrom: rows.from,
		trainedTo: rows.to,
		accuracy: quality.accuracy,
	};
	record("pipeline", "model.registered", { ...registered, note: [] }, { run });
	return { model, heldOut: test };
}
