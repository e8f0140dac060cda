import { layerSizes, type Network } from "../../trainer.ts";
import { expNegative } from "../float32.ts";

/** Rows that are worked on side by side: a weight is read once for four rows. */
const LANES = 4;

const { fround } = Math;

interface Layer {
	readonly inputs: number;
	readonly outputs: number;
	/** Where its weights begin. */
	readonly at: number;
	/** What goes in, [inputs × LANES]. */
	readonly from: Float32Array;
	/** What comes out, [outputs × LANES]. */
	readonly to: Float32Array;
	/** Derivative of the loss by this layer's weighted sums, [outputs × LANES]. */
	readonly error: Float32Array;
}

/** One batch: which rows of which data. */
export interface Batch {
	readonly features: Float32Array;
	readonly labels: Float32Array;
	readonly order: Uint32Array;
	/** The batch is `order[from] .. order[from + size - 1]`. */
	readonly from: number;
	readonly size: number;
}

/**
 * Forward and backward through `network` in single precision, every sum in the order in which the GPU's kernels take it
 * (fused/kernels.ts): where a GPU keeps to IEEE 754, both give the same bits. The function it makes writes the gradient
 * of the batch's mean loss into `gradient` (layout of the weights) and returns the batch's mean loss.
 */
export function batchGradient(
	network: Network,
): (weights: Float32Array, batch: Batch, gradient: Float32Array) => number {
	const layers = makeLayers(network);
	const first = layers[0] as Layer;
	const last = layers[layers.length - 1] as Layer;
	return (weights, batch, gradient) => {
		gradient.fill(0);
		let loss = 0;
		for (let row = 0; row < batch.size; row += LANES) {
			gather(first, batch, row);
			for (let l = 0; l < layers.length; l++) {
				const layer = layers[l] as Layer;
				weightedSums(layer, weights);
				if (layer !== last) activate(layer.to, network);
			}
			loss += outputError(last, network, batch, row);
			for (let l = layers.length - 1; l >= 0; l--) {
				const layer = layers[l] as Layer;
				accumulate(layer, gradient);
				if (l > 0) passBack(layer, layers[l - 1] as Layer, weights, network);
			}
		}
		return loss / batch.size;
	};
}

function makeLayers(network: Network): Layer[] {
	const sizes = layerSizes(network);
	const values = sizes.map((units) => new Float32Array(units * LANES));
	let at = 0;
	return sizes.slice(1).map((outputs, i) => {
		const inputs = sizes[i] as number;
		const layer: Layer = {
			inputs,
			outputs,
			at,
			from: values[i] as Float32Array,
			to: values[i + 1] as Float32Array,
			error: new Float32Array(outputs * LANES),
		};
		at += (inputs + 1) * outputs;
		return layer;
	});
}

/** Lanes beyond the end of the batch repeat its last row; `outputError` silences them. */
function gather({ inputs, from }: Layer, batch: Batch, row: number): void {
	for (let lane = 0; lane < LANES; lane++) {
		const index = batch.order[batch.from + Math.min(row + lane, batch.size - 1)] as number;
		for (let i = 0; i < inputs; i++) from[i * LANES + lane] = batch.features[index * inputs + i] as number;
	}
}

function weightedSums({ inputs, outputs, at, from, to }: Layer, weights: Float32Array): void {
	for (let o = 0; o < outputs; o++) {
		let w = weights[at + inputs * outputs + o] as number;
		let z0 = w;
		let z1 = w;
		let z2 = w;
		let z3 = w;
		for (let i = 0; i < inputs; i++) {
			w = weights[at + i * outputs + o] as number;
			z0 = fround(z0 + fround((from[i * LANES] as number) * w));
			z1 = fround(z1 + fround((from[i * LANES + 1] as number) * w));
			z2 = fround(z2 + fround((from[i * LANES + 2] as number) * w));
			z3 = fround(z3 + fround((from[i * LANES + 3] as number) * w));
		}
		to[o * LANES] = z0;
		to[o * LANES + 1] = z1;
		to[o * LANES + 2] = z2;
		to[o * LANES + 3] = z3;
	}
}

function activate(values: Float32Array, { activation }: Network): void {
	for (let i = 0; i < values.length; i++) {
		const z = values[i] as number;
		if (activation === "relu") values[i] = Math.max(z, 0);
		else if (activation === "tanh") values[i] = tanh(z);
		else values[i] = sigmoid(z, expNegative(-Math.abs(z)));
	}
}

function tanh(z: number): number {
	const tail = expNegative(-2 * Math.abs(z));
	return Math.sign(z) * fround(fround(1 - tail) / fround(1 + tail));
}

/** `tail`: e^−|z|. */
const sigmoid = (z: number, tail: number): number => fround((z >= 0 ? 1 : tail) / fround(1 + tail));

/** Derivative of the mean loss by the output's weighted sum, and the sum of the losses of these rows. */
function outputError({ to, error }: Layer, { loss }: Network, batch: Batch, row: number): number {
	const crossEntropy = loss === "binaryCrossEntropy";
	const scale = fround((crossEntropy ? 1 : 2) / batch.size);
	let sum = 0;
	for (let lane = 0; lane < LANES; lane++) {
		error[lane] = 0;
		if (row + lane >= batch.size) continue;
		const z = to[lane] as number;
		const y = batch.labels[batch.order[batch.from + row + lane] as number] as number;
		const tail = expNegative(-Math.abs(z));
		const p = sigmoid(z, tail);
		const e = fround(p - y);
		if (crossEntropy) {
			sum += Math.max(z, 0) - z * y + Math.log1p(tail);
			error[lane] = e * scale;
		} else {
			sum += e * e;
			error[lane] = fround(e * scale) * fround(p * fround(1 - p));
		}
	}
	return sum;
}

function accumulate({ inputs, outputs, at, from, error }: Layer, gradient: Float32Array): void {
	for (let i = 0; i <= inputs; i++) {
		const bias = i === inputs;
		const h0 = bias ? 1 : (from[i * LANES] as number);
		const h1 = bias ? 1 : (from[i * LANES + 1] as number);
		const h2 = bias ? 1 : (from[i * LANES + 2] as number);
		const h3 = bias ? 1 : (from[i * LANES + 3] as number);
		const base = at + i * outputs;
		for (let o = 0; o < outputs; o++) {
			const e = o * LANES;
			const low = fround(fround(h0 * (error[e] as number)) + fround(h1 * (error[e + 1] as number)));
			const high = fround(fround(h2 * (error[e + 2] as number)) + fround(h3 * (error[e + 3] as number)));
			gradient[base + o] = (gradient[base + o] as number) + fround(low + high);
		}
	}
}

function passBack(
	{ inputs, outputs, at, from, error }: Layer,
	before: Layer,
	weights: Float32Array,
	network: Network,
): void {
	for (let i = 0; i < inputs; i++) {
		let s0 = 0;
		let s1 = 0;
		let s2 = 0;
		let s3 = 0;
		for (let o = 0; o < outputs; o++) {
			const w = weights[at + i * outputs + o] as number;
			const e = o * LANES;
			s0 = fround(s0 + fround(w * (error[e] as number)));
			s1 = fround(s1 + fround(w * (error[e + 1] as number)));
			s2 = fround(s2 + fround(w * (error[e + 2] as number)));
			s3 = fround(s3 + fround(w * (error[e + 3] as number)));
		}
		const u = i * LANES;
		before.error[u] = s0 * slope(from[u] as number, network);
		before.error[u + 1] = s1 * slope(from[u + 1] as number, network);
		before.error[u + 2] = s2 * slope(from[u + 2] as number, network);
		before.error[u + 3] = s3 * slope(from[u + 3] as number, network);
	}
}

/** Derivative of the activation, from its value `h`. */
function slope(h: number, { activation }: Network): number {
	if (activation === "relu") return h > 0 ? 1 : 0;
	return activation === "tanh" ? fround(1 - fround(h * h)) : fround(h * fround(1 - h));
}
