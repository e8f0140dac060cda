import {
	type TrainedNetwork,
	type Trainer,
	TrainingFailure,
	type TrainingJob,
	type TrainingShape,
	type TrainManyOptions,
	type TrainOptions,
} from "../../trainer.ts";
import { checkJob, checkResume, failureOf } from "../check.ts";
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
	options: TrainManyOptions = {},
): Promise<(TrainedNetwork | TrainingFailure)[]> {
	const failures = jobs.map((job) => failureOf(() => checkJob(job)));
	const good = jobs.filter((_, j) => !failures[j]);
	options.resumeFrom?.forEach(({ step, epoch, weights }, j) => {
		if (good[j]) checkResume(good[j], step, epoch, weights);
	});
	if (good.length === 0) return failures as TrainingFailure[];
	refuseUnlike(good);
	const outcomes = await trainStack(await startBackend(), good, options);
	let next = 0;
	return failures.map((failure) => failure ?? (outcomes[next++] as TrainedNetwork | TrainingFailure));
}

function refuseUnlike([first, ...others]: readonly TrainingJob[]): void {
	const shape = ({ network, rows, epochs, batchSize }: TrainingShape) =>
		JSON.stringify([network.inputs, network.hidden, network.activation, network.loss, rows, epochs, batchSize]);
	if (first && others.some((job) => shape(job) !== shape(first))) {
		throw new Error("training jobs of different shapes cannot be trained side by side");
	}
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
