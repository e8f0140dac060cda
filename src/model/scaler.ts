/** Means and standard deviations of the rows a model was fitted on; kept with the model, or serving drifts from training. */
export interface Scaler {
	readonly mean: readonly number[];
	readonly sd: readonly number[];
}

/** Fits to feature columns ([features][rows]); missing values are left out, a constant column gets sd 1. */
export function fitScaler(columns: readonly Float64Array[]): Scaler {
	const fits = columns.map((values) => {
		let count = 0;
		let sum = 0;
		for (const value of values) {
			if (Number.isNaN(value)) continue;
			count++;
			sum += value;
		}
		const mean = count > 0 ? sum / count : 0;
		let squares = 0;
		for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
		const sd = count > 0 ? Math.sqrt(squares / count) : 0;
		return { mean, sd: sd > 0 ? sd : 1 };
	});
	return { mean: fits.map((fit) => fit.mean), sd: fits.map((fit) => fit.sd) };
}

/**
 * Network inputs, [rows × features] row by row. A missing value becomes the training mean, or `fill` (in raw units)
 * when one is given.
 */
export function scale(columns: readonly Float64Array[], scaler: Scaler, fill?: number): Float32Array {
	const features = columns.length;
	const rows = columns[0]?.length ?? 0;
	const inputs = new Float32Array(rows * features);
	for (let j = 0; j < features; j++) {
		const values = columns[j] as Float64Array;
		const mean = scaler.mean[j] as number;
		const sd = scaler.sd[j] as number;
		const missing = ((fill ?? mean) - mean) / sd;
		for (let i = 0, at = j; i < rows; i++, at += features) {
			const value = values[i] as number;
			inputs[at] = Number.isNaN(value) ? missing : (value - mean) / sd;
		}
	}
	return inputs;
}
