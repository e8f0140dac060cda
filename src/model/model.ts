import type { Table } from "../core/table.ts";
import { computeFeatures, type FeatureCode } from "./features.ts";
import { type Scaler, scale } from "./scaler.ts";
import { scoreRows } from "./score.ts";
import type { Network } from "./trainer.ts";

/** A trained model as it lies in the registry: everything that is needed to answer, and nothing that is not. */
export interface Model {
	readonly network: Network;
	readonly features: FeatureCode;
	readonly scaler: Scaler;
	/** Layout of `TrainedNetwork.weights`. */
	readonly weights: Float32Array;
}

/** Answers of the model to a table, as the training code would compute them: P(late), [rows]. */
export function predict(model: Model, table: Table): Float64Array {
	const inputs = scale(computeFeatures(table, model.features), model.scaler);
	return scoreRows(model.network, model.weights, inputs, table.rows);
}
