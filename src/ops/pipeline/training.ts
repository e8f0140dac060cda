import { TrainingFailure } from "../../model/trainer.ts";
import { SALTED, trainingCost, trainingJob, weightsId } from "../experiment.ts";
import { left, type Step, StepStop } from "./step.ts";

/** Model training, on TensorFlow.js or on typed arrays. A job that cannot give a usable network stops the run by name. */
const training: Step = {
	name: "training",
	minutes: 40,
	failureChance: 0,
	async run({ shop, run, code, artifacts, trainings }) {
		const prepared = left(artifacts, "prepared");
		const attempt = trainings + SALTED * code.salt;
		// Seeded by the newest day that was learnt from: two levels that learn the same from the same rows share the work.
		const job = trainingJob(prepared, code, shop.seed, prepared.test.to, attempt);
		const effort = { cost: trainingCost(job.rows), run };
		try {
			const { weights, losses, backend } = await shop.trainer.train(job, shop.trainOptions);
			artifacts.model = { network: job.network, features: code.features, scaler: prepared.scaler, weights };
			const told = { rows: job.rows, losses, weights: weightsId(weights), backend };
			shop.record("pipeline", "model.trained", told, effort);
			return weightsId(weights);
		} catch (error) {
			if (!(error instanceof TrainingFailure)) throw error;
			shop.record("pipeline", "training.failed", { reason: error.reason, message: error.message }, effort);
			throw new StepStop(error.message);
		}
	},
};

export default training;
