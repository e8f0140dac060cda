import type { TrainingJob } from "../../trainer.ts";
import { epochOrder, stepsPerEpoch } from "../start.ts";
import { LANES, type Layout } from "./layout.ts";

/** The data of all models, one set of rows below another. */
export interface Dataset {
	readonly rows: number;
	/** Works out `layout.rowTexels` texels a row: its inputs, then its label. */
	readonly texels: () => Float32Array;
	/** Row at which each model's data begin; models that learn from the same arrays share their rows. */
	readonly firstRows: readonly number[];
}

/** Lays out the data of `jobs`, which all have the network of `layout`. */
export function stackData(layout: Layout, jobs: readonly TrainingJob[]): Dataset {
	const firstRows: number[] = [];
	let rows = 0;
	for (const [j, job] of jobs.entries()) {
		const same = jobs.findIndex(({ features, labels }) => features === job.features && labels === job.labels);
		firstRows.push(same < j ? (firstRows[same] as number) : rows);
		if (same === j) rows += job.rows;
	}
	return { rows, firstRows, texels: () => rowTexels(layout, jobs, firstRows, rows) };
}

function rowTexels(
	layout: Layout,
	jobs: readonly TrainingJob[],
	firstRows: readonly number[],
	rows: number,
): Float32Array {
	const { inputs } = layout.network;
	const stride = LANES * layout.rowTexels;
	const texels = new Float32Array(rows * stride);
	for (const [j, { features, labels, rows: own }] of jobs.entries()) {
		for (let row = 0; row < own; row++) {
			const at = ((firstRows[j] as number) + row) * stride;
			for (let i = 0; i < inputs; i++) texels[at + i] = features[row * inputs + i] as number;
			texels[at + inputs] = labels[row] as number;
		}
	}
	return texels;
}

/**
 * The rows that each step visits in `epochs` epochs from epoch `from` on: for each step, for each model, the batch's row
 * numbers, four to a texel. Where the batch does not fill its last texel the numbers are 0; what they bring counts for
 * nothing.
 */
export function orderTexels(
	layout: Layout,
	jobs: readonly TrainingJob[],
	{ firstRows }: Dataset,
	from: number,
	epochs: number,
): Float32Array {
	const { models, quads, batchSize } = layout;
	const steps = stepsPerEpoch(jobs[0] as TrainingJob);
	const stride = LANES * quads;
	const texels = new Float32Array(epochs * steps * models * stride);
	for (const [j, job] of jobs.entries()) {
		const base = firstRows[j] as number;
		for (let epoch = 0; epoch < epochs; epoch++) {
			const order = epochOrder(job, from + epoch);
			for (let step = 0; step < steps; step++) {
				const at = ((epoch * steps + step) * models + j) * stride;
				for (let i = 0; i < batchSize; i++) texels[at + i] = base + (order[step * batchSize + i] as number);
			}
		}
	}
	return texels;
}
