import { randomStream } from "../../../src/core/random.ts";
import type { Network, TrainingJob } from "../../../src/model/trainer.ts";

export const network = (inputs: number, hidden: readonly number[], rest: Partial<Network> = {}): Network => ({
	inputs,
	hidden,
	activation: "relu",
	loss: "binaryCrossEntropy",
	...rest,
});

/** A job on made data: standard normal inputs, labels from a curved boundary with noise. */
export function job(of: Network, rest: Partial<TrainingJob> = {}): TrainingJob {
	const rows = rest.rows ?? 1000;
	const stream = randomStream(rest.seed ?? 1, "test/data");
	const features = Float32Array.from({ length: rows * of.inputs }, () => stream.normal());
	const labels = Float32Array.from({ length: rows }, (_, row) => {
		const at = row * of.inputs;
		const x = features[at] as number;
		const y = features[at + of.inputs - 1] as number;
		return 1.5 * x - y * y + 0.8 * x * y + stream.normal() > -0.5 ? 1 : 0;
	});
	return { network: of, rows, features, labels, epochs: 4, batchSize: 128, learningRate: 0.02, seed: 1, ...rest };
}

/** Largest absolute difference of two arrays of numbers. */
export function maxDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
	if (a.length !== b.length) throw new Error(`${a.length} numbers against ${b.length}`);
	let most = 0;
	for (let i = 0; i < a.length; i++) {
		const difference = Math.abs((a[i] as number) - (b[i] as number));
		if (!(difference <= most)) most = difference;
	}
	return most;
}
