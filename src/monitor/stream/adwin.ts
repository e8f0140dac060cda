import { type Detector, isUsable } from "./detector.ts";

/** Rows of buckets kept; row r holds buckets of 2^r values, so this is room for 2^40 values. */
const ROWS = 40;

export const ADWIN_DEFAULTS = {
	/** Confidence: chance of a false cut. */
	delta: 0.002,
	/** Values between two looks for a cut. */
	clock: 32,
	/** Buckets of one size before the two oldest are merged. */
	maxBuckets: 5,
	/** Fewest values on either side of a cut. */
	minWindowLength: 5,
	/** Values before the first look. */
	gracePeriod: 10,
	/** river forgets everything after a cut; false keeps the newer part, as the paper does. */
	resetOnDrift: true,
};

export type AdwinOptions = Partial<typeof ADWIN_DEFAULTS>;

/**
 * Adaptive windowing (Bifet and Gavaldà 2007): keeps the longest window in which no two parts differ in mean, as
 * buckets of doubling size. Takes any number. Semantics of river since 0.22, where every boundary between buckets is a
 * possible cut. Memory and time per look: logarithmic in the window.
 */
export class Adwin implements Detector {
	drift = false;
	/** Whether the mean is higher after the last drift than it was before it. */
	rose = false;
	readonly warning = false;
	readonly #options: typeof ADWIN_DEFAULTS;
	readonly #slots: number;
	// Sum and sum of squared deviations of bucket k (oldest first) of row r, at r·slots + k.
	readonly #sums: Float64Array;
	readonly #spreads: Float64Array;
	readonly #filled = new Uint16Array(ROWS);
	#rows = 1;
	#width = 0;
	#total = 0;
	#spread = 0;
	#tick = 0;

	constructor(options: AdwinOptions = {}) {
		this.#options = { ...ADWIN_DEFAULTS, ...options };
		this.#slots = this.#options.maxBuckets + 1;
		this.#sums = new Float64Array(ROWS * this.#slots);
		this.#spreads = new Float64Array(ROWS * this.#slots);
	}

	/** Mean of the window; 0 before the first value. */
	get estimation(): number {
		return this.#width === 0 ? 0 : this.#total / this.#width;
	}

	/** `width`: values in the window; `total`: their sum; `variance`: sum of squared deviations; `estimation`: mean. */
	get state() {
		return {
			width: this.#width,
			total: this.#total,
			variance: this.#spread,
			estimation: this.estimation,
		};
	}

	update(x: number): void {
		if (this.drift && this.#options.resetOnDrift) this.#reset();
		this.drift = false;
		if (!isUsable(x)) return;
		this.#insert(x);
		if (this.#filled[0] === this.#slots) this.#compress();
		this.#tick++;
		if (this.#tick % this.#options.clock !== 0 || this.#width <= this.#options.gracePeriod) return;
		const before = this.estimation;
		while (this.#hasCut()) {
			this.drift = true;
			this.#dropOldest();
		}
		if (this.drift) this.rose = this.estimation > before;
	}

	#reset(): void {
		this.#filled.fill(0);
		this.#rows = 1;
		this.#width = 0;
		this.#total = 0;
		this.#spread = 0;
		this.#tick = 0;
	}

	#insert(x: number): void {
		if (this.#width > 0) {
			const off = x - this.#total / this.#width;
			this.#spread += (this.#width * off * off) / (this.#width + 1);
		}
		this.#width++;
		this.#total += x;
		this.#push(0, x, 0);
	}

	#push(row: number, sum: number, spread: number): void {
		const at = row * this.#slots + (this.#filled[row] as number);
		this.#sums[at] = sum;
		this.#spreads[at] = spread;
		this.#filled[row] = (this.#filled[row] as number) + 1;
	}

	/** Merges the two oldest buckets of each row that is too full into one of the next row. */
	#compress(): void {
		for (let row = 0; this.#filled[row] === this.#slots; row++) {
			if (row + 1 === ROWS) throw new Error("ADWIN: the window has outgrown its buckets");
			const at = row * this.#slots;
			const size = 2 ** row;
			const a = this.#sums[at] as number;
			const b = this.#sums[at + 1] as number;
			const between = (size * (a / size - b / size) ** 2) / 2;
			this.#push(row + 1, a + b, (this.#spreads[at] as number) + (this.#spreads[at + 1] as number) + between);
			this.#rows = Math.max(this.#rows, row + 2);
			this.#shift(row, 2);
		}
	}

	#shift(row: number, by: number): void {
		// By hand: for six numbers a call of copyWithin costs more than the copying.
		const end = (row + 1) * this.#slots - by;
		for (let at = row * this.#slots; at < end; at++) {
			this.#sums[at] = this.#sums[at + by] as number;
			this.#spreads[at] = this.#spreads[at + by] as number;
		}
		this.#filled[row] = (this.#filled[row] as number) - by;
	}

	/** Whether some boundary between buckets parts the window into two whose means differ too much. */
	#hasCut(): boolean {
		const { minWindowLength } = this.#options;
		const sums = this.#sums;
		const slots = this.#slots;
		const width = this.#width;
		const total = this.#total;
		const variance = this.#spread / width;
		const deltaPrime = Math.log((2 * Math.log(width)) / this.#options.delta);
		// The bound is smallest where the parts are equal; what is less apart than that is no cut anywhere, and needs no division.
		const smallest = 2 / (width / 2 - minWindowLength + 1);
		const never = 0.999999 * (Math.sqrt(2 * smallest * variance * deltaPrime) + (2 / 3) * deltaPrime * smallest);
		let n0 = 0;
		let sum0 = 0;
		for (let row = this.#rows - 1; row >= 0; row--) {
			const filled = this.#filled[row] as number;
			const size = 2 ** row;
			for (let k = 0; k < filled; k++) {
				n0 += size;
				sum0 += sums[row * slots + k] as number;
				const n1 = width - n0;
				if (n1 < minWindowLength) return false;
				if (n0 < minWindowLength) continue;
				if (Math.abs(sum0 * width - total * n0) < never * n0 * n1) continue;
				const apart = Math.abs(sum0 / n0 - (total - sum0) / n1);
				const m = 1 / (n0 - minWindowLength + 1) + 1 / (n1 - minWindowLength + 1);
				if (apart > Math.sqrt(2 * m * variance * deltaPrime) + (2 / 3) * deltaPrime * m) return true;
			}
		}
		return false;
	}

	#dropOldest(): void {
		const row = this.#rows - 1;
		const at = row * this.#slots;
		const size = 2 ** row;
		const sum = this.#sums[at] as number;
		this.#width -= size;
		this.#total -= sum;
		const off = sum / size - this.#total / this.#width;
		this.#spread -= (this.#spreads[at] as number) + (size * this.#width * off * off) / (size + this.#width);
		this.#shift(row, 1);
		while (this.#rows > 1 && this.#filled[this.#rows - 1] === 0) this.#rows--;
	}
}
