import {
	type Checkpoint,
	type TrainedNetwork,
	type Trainer,
	TrainingFailure,
	type TrainingJob,
	type TrainingShape,
	type TrainManyOptions,
	type TrainOptions,
} from "../../trainer.ts";
import { checkJob, checkResume, failureOf } from "../check.ts";
import { ofOneShape } from "../many.ts";
import { startBackend } from "./backend.ts";
import { openSession, trainStack } from "./stack.ts";
import { passFence, refuseLost, setFence } from "./wait.ts";

/**
 * Trains on WebGL 2 by TensorFlow.js's backend with kernels made for the network. Use it in a worker of its own: when the
 * GPU is lost, `train` rejects with `GpuLost` and only a new worker can go on.
 */
export const fusedTrainer = (): Trainer => ({ backend: "webgl", train, trainMany, warmUp });

async function train(job: TrainingJob, options: TrainOptions = {}): Promise<TrainedNetwork> {
	const { signal, onEpoch, onCheckpoint, resumeFrom } = options;
	const [outcome] = await trainMany([job], {
		...(signal && { signal }),
		...(onEpoch && { onEpoch: ([progress]) => progress && onEpoch(progress) }),
		...(onCheckpoint && { onCheckpoint: ([checkpoint]) => checkpoint && onCheckpoint(checkpoint) }),
		...(resumeFrom && { resumeFrom: [resumeFrom] }),
	});
	if (!outcome || outcome instanceof TrainingFailure) throw outcome;
	return outcome;
}

async function trainMany(
	jobs: readonly TrainingJob[],
	{ signal, onEpoch, onCheckpoint, resumeFrom }: TrainManyOptions = {},
): Promise<(TrainedNetwork | TrainingFailure)[]> {
	if (!ofOneShape(jobs)) throw new Error("training jobs of different shapes cannot be trained side by side");
	const failures = jobs.map((job) => failureOf(() => checkJob(job)));
	const good = jobs.filter((_, j) => !failures[j]);
	const from = resumePoints(
		good,
		resumeFrom?.filter((_, j) => !failures[j]),
	);
	if (good.length === 0) return failures as TrainingFailure[];
	/** What belongs to the good jobs, in the order of all. */
	const spread = <T>(list: readonly T[]) => {
		let next = 0;
		return failures.map((failure) => (failure ? null : (list[next++] as T)));
	};
	const outcomes = await trainStack(await startBackend(), good, {
		...(signal && { signal }),
		...(onEpoch && { onEpoch: (progress) => onEpoch(spread(progress)) }),
		...(onCheckpoint && { onCheckpoint: (checkpoints) => onCheckpoint(spread(checkpoints)) }),
		...(from && { resumeFrom: from }),
	});
	const placed = spread(outcomes);
	return failures.map((failure, j) => failure ?? (placed[j] as TrainedNetwork | TrainingFailure));
}

/** Where `jobs` go on; undefined when they start. Side by side they can only be at the same step. */
function resumePoints(
	jobs: readonly TrainingJob[],
	from: readonly (Checkpoint | null)[] = [],
): readonly Checkpoint[] | undefined {
	const points = from.filter((point) => point !== null);
	if (points.length === 0) return undefined;
	if (points.length < jobs.length || points.some(({ step }) => step !== points[0]?.step)) {
		throw new Error("checkpoints of different steps cannot go on side by side");
	}
	points.forEach((point, j) => {
		checkResume(jobs[j] as TrainingJob, point);
	});
	return points;
}

async function warmUp(shape: TrainingShape): Promise<void> {
	const backend = await startBackend();
	const gl = backend.gpgpu.gl as WebGL2RenderingContext;
	refuseLost(gl);
	const features = new Float32Array(shape.rows * shape.network.inputs);
	const labels = new Float32Array(shape.rows);
	const session = openSession(backend, [{ ...shape, features, labels, learningRate: 0.01, seed: 0 }]);
	session.next();
	await passFence(gl, setFence(gl));
	session.dispose();
}
