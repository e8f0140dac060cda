import { permutation, randomStream } from "../../core/random.ts";
import { layerSizes, type Network, type TrainingJob, weightCount } from "../trainer.ts";

/**
 * First weights of `network`, in the layout of `TrainedNetwork.weights`, the same for every trainer: normal with
 * variance 2/inputs before a rectifier (He et al. 2015), else uniform within √(6/(inputs + outputs)) (Glorot and Bengio
 * 2010). Biases start at 0.
 */
export function seedWeights(network: Network, seed: number): Float32Array {
	const stream = randomStream(seed, "training/weights");
	const he = network.activation === "relu" && network.hidden.length > 0;
	const weights = new Float32Array(weightCount(network));
	const sizes = layerSizes(network);
	let at = 0;
	for (let layer = 1; layer < sizes.length; layer++) {
		const inputs = sizes[layer - 1] as number;
		const outputs = sizes[layer] as number;
		const deviation = Math.sqrt(2 / inputs);
		const limit = Math.sqrt(6 / (inputs + outputs));
		for (let i = 0; i < inputs * outputs; i++) {
			weights[at + i] = he ? deviation * stream.normal() : limit * (2 * stream.uniform() - 1);
		}
		at += (inputs + 1) * outputs;
	}
	return weights;
}

/** Steps in one epoch of `job`; the rows left over at its end are dropped. */
export const stepsPerEpoch = (job: Pick<TrainingJob, "rows" | "batchSize">): number =>
	Math.floor(job.rows / job.batchSize);

/** Order in which `job` visits its rows in `epoch` (0 is the first): a permutation of 0 .. rows-1. */
export const epochOrder = (job: Pick<TrainingJob, "rows" | "seed">, epoch: number): Uint32Array =>
	permutation(job.rows, randomStream(job.seed, `training/order/${epoch}`));
