import { LARGEST_NUMBER } from "../sample.ts";

// Local: this is asked for with every value.
const LARGEST = LARGEST_NUMBER;
const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);

/**
 * How often each value of a column occurs, by a hash table over the bits of the numbers: exact, and cheaper than the
 * sort that would tell the same. Missing and infinite values are left out.
 */
export class ValueCounts {
	/** Usable values. */
	readonly n: number;
	/** The most frequent value and how often it occurs; NaN and 0 without values. */
	readonly most: number;
	readonly mostCount: number;
	readonly #values: Float64Array;
	/** 0 where the slot is empty. */
	readonly #counts: Uint32Array;

	/** Counts every `step`-th of `values`. */
	constructor(values: Float64Array, step = 1) {
		let slots = 16;
		while (slots < (2 * values.length) / step) slots *= 2;
		this.#values = new Float64Array(slots);
		this.#counts = new Uint32Array(slots);
		let n = 0;
		let most = Number.NaN;
		let mostCount = 0;
		for (let i = 0; i < values.length; i += step) {
			const value = values[i] as number;
			if (!(value <= LARGEST && value >= -LARGEST)) continue;
			const slot = this.#slotOf(value);
			this.#values[slot] = value;
			const count = (this.#counts[slot] as number) + 1;
			this.#counts[slot] = count;
			n++;
			if (count > mostCount) {
				most = value;
				mostCount = count;
			}
		}
		this.n = n;
		this.most = most;
		this.mostCount = mostCount;
	}

	/** The values that also occur, digit for digit, among every `step`-th value of the columns `before`. */
	repeatedIn(before: readonly Float64Array[], step = 1): { readonly rows: number; readonly different: number } {
		const seen = new Uint8Array(this.#counts.length);
		let rows = 0;
		let different = 0;
		for (const values of before) {
			for (let i = 0; i < values.length; i += step) {
				const value = values[i] as number;
				if (!(value <= LARGEST && value >= -LARGEST)) continue;
				const slot = this.#slotOf(value);
				const count = this.#counts[slot] as number;
				if (count === 0 || seen[slot] === 1) continue;
				seen[slot] = 1;
				rows += count;
				different++;
			}
		}
		return { rows, different };
	}

	/** The slot that holds `value`, or the empty one where it belongs. */
	#slotOf(value: number): number {
		// Adding 0 makes -0 the 0 that it equals.
		number[0] = value + 0;
		const mixed = Math.imul((words[0] as number) ^ Math.imul(words[1] as number, 0x9e3779b1), 0x85ebca6b);
		const last = this.#counts.length - 1;
		let slot = (mixed ^ (mixed >>> 15)) & last;
		while (this.#counts[slot] !== 0 && this.#values[slot] !== value) slot = (slot + 1) & last;
		return slot;
	}
}
