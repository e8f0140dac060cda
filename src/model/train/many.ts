import {
	type Checkpoint,
	type EpochProgress,
	type TrainedNetwork,
	type Trainer,
	TrainingFailure,
	type TrainingJob,
	type TrainingShape,
	type TrainManyOptions,
} from "../trainer.ts";
import { oncePerFrame } from "./progress.ts";

/**
 * Trains `jobs` (candidates, seeds, lanes): side by side where the trainer can and the jobs are of one shape, else one
 * after another. A job that cannot give a usable network gives its `TrainingFailure` and does not touch the others.
 */
export async function trainMany(
	trainer: Trainer,
	jobs: readonly TrainingJob[],
	options: TrainManyOptions = {},
): Promise<(TrainedNetwork | TrainingFailure)[]> {
	if (trainer.trainMany && ofOneShape(jobs)) return trainer.trainMany(jobs, options);
	const progress: (EpochProgress | null)[] = jobs.map(() => null);
	const checkpoints: (Checkpoint | null)[] = jobs.map((_, j) => options.resumeFrom?.[j] ?? null);
	const report = oncePerFrame(() => options.onEpoch?.([...progress]));
	const outcomes: (TrainedNetwork | TrainingFailure)[] = [];
	for (const [j, job] of jobs.entries()) {
		const from = checkpoints[j];
		const training = trainer.train(job, {
			...(options.signal && { signal: options.signal }),
			...(from && { resumeFrom: from }),
			onEpoch: (epoch) => {
				progress[j] = epoch;
				report(j === jobs.length - 1 && epoch.epoch === epoch.epochs);
			},
			onCheckpoint: (checkpoint) => {
				checkpoints[j] = checkpoint;
				options.onCheckpoint?.([...checkpoints]);
			},
		});
		outcomes.push(await training.catch(failureOnly));
	}
	return outcomes;
}

function failureOnly(error: unknown): TrainingFailure {
	if (error instanceof TrainingFailure) return error;
	throw error;
}

/** Whether all jobs have the same network, rows, epochs and batch size. */
export function ofOneShape(jobs: readonly TrainingShape[]): boolean {
	const shapes = jobs.map(({ network: { inputs, hidden, activation, loss }, rows, epochs, batchSize }) =>
		JSON.stringify([inputs, hidden, activation, loss, rows, epochs, batchSize]),
	);
	return new Set(shapes).size <= 1;
}
