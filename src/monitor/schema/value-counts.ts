import { LARGEST_NUMBER } from "../sample.ts";

// Local: this is asked for with every value.
const LARGEST = LARGEST_NUMBER;
const BLOCK = 8;
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
	/** Slots: a value and its count, which is 0 where the slot is empty. */
	readonly #slots: Float64Array;

	/** Counts every `step`-th of `values`. */
	constructor(values: Float64Array, step = 1) {
		let slots = 16;
		while (slots < (2 * values.length) / step) slots *= 2;
		this.#slots = new Float64Array(2 * slots);
		let n = 0;
		let most = Number.NaN;
		let mostCount = 0;
		for (let i = 0; i < values.length; i += step) {
			const value = values[i] as number;
			if (!(value <= LARGEST && value >= -LARGEST)) continue;
			const slot = this.#slotOf(value);
			this.#slots[slot] = value;
			const count = (this.#slots[slot + 1] as number) + 1;
			this.#slots[slot + 1] = count;
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

	/**
	 * The values that also occur, digit for digit, in the columns `before`, of which every `step`-th block of eight is
	 * looked at: eight numbers lie on one line of the processor's cache.
	 */
	repeatedIn(before: readonly Float64Array[], step = 1): { readonly rows: number; readonly different: number } {
		const slots = this.#slots;
		let rows = 0;
		let different = 0;
		for (const values of before) {
			for (let block = 0; block < values.length; block += BLOCK * step) {
				const end = Math.min(values.length, block + BLOCK);
				for (let i = block; i < end; i++) {
					const value = values[i] as number;
					if (!(value <= LARGEST && value >= -LARGEST)) continue;
					const slot = this.#slotOf(value);
					const count = slots[slot + 1] as number;
					if (count <= 0) continue;
					// Below 0: it was seen already.
					slots[slot + 1] = -count;
					rows += count;
					different++;
				}
			}
		}
		if (different > 0) for (let at = 1; at < slots.length; at += 2) slots[at] = Math.abs(slots[at] as number);
		return { rows, different };
	}

	/** The slot that holds `value`, or the empty one where it belongs. */
	#slotOf(value: number): number {
		// Adding 0 makes -0 the 0 that it equals.
		number[0] = value + 0;
		const mixed = Math.imul((words[0] as number) ^ Math.imul(words[1] as number, 0x9e3779b1), 0x85ebca6b);
		const slots = this.#slots;
		const last = slots.length - 2;
		let slot = ((mixed ^ (mixed >>> 15)) << 1) & last;
		while (slots[slot + 1] !== 0 && slots[slot] !== value) slot = (slot + 2) & last;
		return slot;
	}
}
