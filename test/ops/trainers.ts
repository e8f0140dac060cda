import { checkJob } from "../../src/model/train/check.ts";
import { seedWeights } from "../../src/model/train/start.ts";
import { type FailureReason, type TrainedNetwork, type Trainer, TrainingFailure } from "../../src/model/trainer.ts";

/**
 * A trainer that takes no time: it refuses what every trainer refuses, and gives the first weights back as they were
 * drawn. For tests in which quality is no matter.
 */
export const untrained: Trainer = {
	backend: "untrained",
	async train(job): Promise<TrainedNetwork> {
		checkJob(job);
		return {
			weights: seedWeights(job.network, job.seed),
			losses: Array.from({ length: job.epochs }, (_, epoch) => 0.7 - epoch / 100),
			backend: "untrained",
		};
	},
};

/** `inner`, but each time `fails` (told how many trainings came before) says so, the training ends with what it gives. */
export function failing(inner: Trainer, fails: (earlier: number) => Error | null): Trainer {
	let trainings = 0;
	return {
		backend: inner.backend,
		async train(job, options) {
			const error = fails(trainings++);
			if (error) throw error;
			return inner.train(job, options);
		},
	};
}

export const failure = (reason: FailureReason): TrainingFailure => new TrainingFailure(reason, `It is ${reason}.`);
