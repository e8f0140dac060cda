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
	readonly from: Float64Array;
	/** What comes out, [outputs × LANES]. */
	readonly to: Float64Array;
	/** Derivative of the loss by this layer's weighted sums, [outputs × LANES]. */
	readonly error: Float64Array;
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
 * (fused/kernels): where a GPU keeps to IEEE 754, both give the same bits. The arrays hold single-precision numbers in
 * double width, which spares the processor a conversion at every step. The function it makes writes the gradient of the
 * batch's mean loss into `gradient` (layout of the weights) and returns the batch's mean loss.
 */
export function batchGradient(
	network: Network,
): (weights: Float64Array, batch: Batch, gradient: Float64Array) => number {
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
				if (l > 0) passBack(layer, weights, network, (layers[l - 1] as Layer).error);
			}
		}
		return loss / batch.size;
	};
}

function makeLayers(network: Network): Layer[] {
	const sizes = layerSizes(network);
	const values = sizes.map((units) => new Float64Array(units * LANES));
	let at = 0;
	return sizes.slice(1).map((outputs, i) => {
		const inputs = sizes[i] as number;
		const layer: Layer = {
			inputs,
			outputs,
			at,
			from: values[i] as Float64Array,
			to: values[i + 1] as Float64Array,
			error: new Float64Array(outputs * LANES),
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

/** Two units at a time, so that the processor need not wait for each sum; an odd last one is computed twice. */
function weightedSums({ inputs, outputs, at, from, to }: Layer, weights: Float64Array): void {
	for (let o = 0; o < outputs; o += 2) {
		const p = Math.min(o + 1, outputs - 1);
		let v = weights[at + inputs * outputs + o] as number;
		let w = weights[at + inputs * outputs + p] as number;
		let y0 = v;
		let y1 = v;
		let y2 = v;
		let y3 = v;
		let z0 = w;
		let z1 = w;
		let z2 = w;
		let z3 = w;
		for (let i = 0; i < inputs; i++) {
			const x0 = from[i * LANES] as number;
			const x1 = from[i * LANES + 1] as number;
			const x2 = from[i * LANES + 2] as number;
			const x3 = from[i * LANES + 3] as number;
			v = weights[at + i * outputs + o] as number;
			w = weights[at + i * outputs + p] as number;
			y0 = fround(y0 + fround(x0 * v));
			y1 = fround(y1 + fround(x1 * v));
			y2 = fround(y2 + fround(x2 * v));
			y3 = fround(y3 + fround(x3 * v));
			z0 = fround(z0 + fround(x0 * w));
			z1 = fround(z1 + fround(x1 * w));
			z2 = fround(z2 + fround(x2 * w));
			z3 = fround(z3 + fround(x3 * w));
		}
		to[o * LANES] = y0;
		to[o * LANES + 1] = y1;
		to[o * LANES + 2] = y2;
		to[o * LANES + 3] = y3;
		to[p * LANES] = z0;
		to[p * LANES + 1] = z1;
		to[p * LANES + 2] = z2;
		to[p * LANES + 3] = z3;
	}
}

function activate(values: Float64Array, { activation }: Network): void {
	const n = values.length;
	if (activation === "relu") {
		for (let i = 0; i < n; i++) values[i] = rectified(values[i] as number);
	} else if (activation === "tanh") {
		for (let i = 0; i < n; i++) values[i] = tanh(values[i] as number);
	} else {
		for (let i = 0; i < n; i++) values[i] = sigmoid(values[i] as number, expNegative(-Math.abs(values[i] as number)));
	}
}

/** max(z, 0), exact; without a branch, since a processor guesses the sign of a weighted sum wrong half the time. */
const rectified = (z: number): number => (z + Math.abs(z)) * 0.5;

/** 1 for h above 0, 0 for 0, without a branch: no single-precision number reaches 1 when it is divided by 2¹³⁰. */
const rectifiedSlope = (h: number): number => Math.ceil(h * 2 ** -130);

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
			error[lane] = fround(e * scale);
		} else {
			sum += e * e;
			error[lane] = fround(fround(e * scale) * fround(p * fround(1 - p)));
		}
	}
	return sum;
}

function accumulate({ inputs, outputs, at, from, error }: Layer, gradient: Float64Array): void {
	for (let i = 0; i < inputs; i++) {
		const h0 = from[i * LANES] as number;
		const h1 = from[i * LANES + 1] as number;
		const h2 = from[i * LANES + 2] as number;
		const h3 = from[i * LANES + 3] as number;
		const base = at + i * outputs;
		for (let o = 0; o < outputs; o++) {
			const e = o * LANES;
			const low = fround(fround(h0 * (error[e] as number)) + fround(h1 * (error[e + 1] as number)));
			const high = fround(fround(h2 * (error[e + 2] as number)) + fround(h3 * (error[e + 3] as number)));
			gradient[base + o] = fround((gradient[base + o] as number) + fround(low + high));
		}
	}
	const base = at + inputs * outputs;
	for (let o = 0; o < outputs; o++) {
		const e = o * LANES;
		const low = fround((error[e] as number) + (error[e + 1] as number));
		const high = fround((error[e + 2] as number) + (error[e + 3] as number));
		gradient[base + o] = fround((gradient[base + o] as number) + fround(low + high));
	}
}

/** Errors of the layer before, two of its units at a time. */
function passBack(layer: Layer, weights: Float64Array, network: Network, to: Float64Array): void {
	const { inputs, outputs, at, from, error } = layer;
	for (let i = 0; i < inputs; i += 2) {
		const k = Math.min(i + 1, inputs - 1);
		let y0 = 0;
		let y1 = 0;
		let y2 = 0;
		let y3 = 0;
		let z0 = 0;
		let z1 = 0;
		let z2 = 0;
		let z3 = 0;
		for (let o = 0; o < outputs; o++) {
			const e0 = error[o * LANES] as number;
			const e1 = error[o * LANES + 1] as number;
			const e2 = error[o * LANES + 2] as number;
			const e3 = error[o * LANES + 3] as number;
			const v = weights[at + i * outputs + o] as number;
			const w = weights[at + k * outputs + o] as number;
			y0 = fround(y0 + fround(v * e0));
			y1 = fround(y1 + fround(v * e1));
			y2 = fround(y2 + fround(v * e2));
			y3 = fround(y3 + fround(v * e3));
			z0 = fround(z0 + fround(w * e0));
			z1 = fround(z1 + fround(w * e1));
			z2 = fround(z2 + fround(w * e2));
			z3 = fround(z3 + fround(w * e3));
		}
		to[i * LANES] = y0;
		to[i * LANES + 1] = y1;
		to[i * LANES + 2] = y2;
		to[i * LANES + 3] = y3;
		to[k * LANES] = z0;
		to[k * LANES + 1] = z1;
		to[k * LANES + 2] = z2;
		to[k * LANES + 3] = z3;
	}
	timesSlope(to, from, network);
}

function timesSlope(to: Float64Array, values: Float64Array, { activation }: Network): void {
	const n = to.length;
	if (activation === "relu") {
		for (let u = 0; u < n; u++) to[u] = (to[u] as number) * rectifiedSlope(values[u] as number);
	} else if (activation === "tanh") {
		for (let u = 0; u < n; u++) to[u] = fround((to[u] as number) * tanhSlope(values[u] as number));
	} else {
		for (let u = 0; u < n; u++) to[u] = fround((to[u] as number) * sigmoidSlope(values[u] as number));
	}
}

/** Derivatives of the activations, from their values. */
const tanhSlope = (h: number): number => fround(1 - fround(h * h));
const sigmoidSlope = (h: number): number => fround(h * fround(1 - h));
