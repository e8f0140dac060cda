import { FIRST_CONFIG, type ModelConfig } from "../../ops/experiment.ts";
import { figuresOf } from "./figures.ts";
import { play, type Start } from "./play.ts";

/** Quiet days on which the models are compared; none of them was there to learn from. */
const DAYS = 84;

/** As many steps as it takes to settle: eight epochs leave logistic regression short of its best. */
const LOGISTIC_REGRESSION: ModelConfig = { ...FIRST_CONFIG, hidden: [], epochs: 40 };

/** Accuracies on quiet days of models that learnt from the same rows. */
export interface ModelComparison {
	readonly network: number;
	readonly logisticRegression: number;
	/** Of a rule that knows every chance. */
	readonly best: number;
}

/** The network of the first day, logistic regression and the best possible rule in a world at rest. */
export async function compareModels(start: Start): Promise<ModelComparison> {
	const figures = async (config: ModelConfig) =>
		figuresOf((await play(start, [], DAYS, { config, retrain: null })).days);
	const network = await figures(FIRST_CONFIG);
	const logistic = await figures(LOGISTIC_REGRESSION);
	return { network: network.accuracy, logisticRegression: logistic.accuracy, best: network.best };
}
