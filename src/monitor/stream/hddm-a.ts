import { type Detector, RunningMean } from "./detector.ts";

export const HDDM_DEFAULTS = {
	/** Chance of a false drift at each look. */
	driftConfidence: 0.001,
	/** Chance of a false warning at each look. */
	warningConfidence: 0.005,
	/** Whether a falling error rate counts as well. */
	twoSidedTest: false,
};

export type HddmAOptions = Partial<typeof HDDM_DEFAULTS>;

/**
 * HDDM with the moving average test (Frías-Blanco et al. 2015): compares the mean so far with the mean up to the best
 * cut point by Hoeffding's bound. Takes 0 (right) .. 1 (wrong).
 */
export class HddmA implements Detector {
	drift = false;
	warning = false;
	readonly #options: typeof HDDM_DEFAULTS;
	readonly #all = new RunningMean();
	readonly #lowest = new RunningMean();
	readonly #highest = new RunningMean();
	/** Hoeffding's bound at either cut; without a cut any mean is better. */
	#lowestEpsilon = Number.POSITIVE_INFINITY;
	#highestEpsilon = Number.POSITIVE_INFINITY;

	/** Logarithms of the confidences, which are asked for with every value. */
	readonly #logDrift: number;
	readonly #logTwiceDrift: number;
	readonly #logTwiceWarning: number;

	constructor(options: HddmAOptions = {}) {
		this.#options = { ...HDDM_DEFAULTS, ...options };
		const { driftConfidence, warningConfidence } = this.#options;
		this.#logDrift = Math.log(1 / driftConfidence);
		this.#logTwiceDrift = Math.log(2 / driftConfidence);
		this.#logTwiceWarning = Math.log(2 / warningConfidence);
	}

	/** Count and mean of all values, and up to the cut points that make a rise (min) or a fall (max) most visible. */
	get state() {
		return {
			n: this.#all.n,
			mean: this.#all.value,
			nMin: this.#lowest.n,
			meanMin: this.#lowest.value,
			nMax: this.#highest.n,
			meanMax: this.#highest.value,
		};
	}

	update(x: number): void {
		if (this.drift) this.#reset();
		this.warning = false;
		if (!(x >= 0 && x <= 1)) return;
		this.#all.update(x);
		this.#moveCuts();
		const rise = this.#all.value - this.#lowest.value;
		// The bounds are above 0, so without a rise there is nothing to ask.
		this.drift = rise > 0 && rise >= this.#bound(this.#lowest, this.#logTwiceDrift);
		this.warning = !this.drift && rise > 0 && rise >= this.#bound(this.#lowest, this.#logTwiceWarning);
		if (!this.#options.twoSidedTest) return;
		const fall = this.#highest.value - this.#all.value;
		if (fall >= this.#bound(this.#highest, this.#logTwiceDrift)) this.drift = true;
		else if (fall >= this.#bound(this.#highest, this.#logTwiceWarning)) this.warning = true;
	}

	#moveCuts(): void {
		const all = this.#all;
		const epsilon = this.#hoeffding(all.n);
		if (this.#lowest.value + this.#lowestEpsilon >= all.value + epsilon) {
			this.#lowest.copyFrom(all);
			this.#lowestEpsilon = epsilon;
		}
		if (this.#highest.value - this.#highestEpsilon <= all.value - epsilon) {
			this.#highest.copyFrom(all);
			this.#highestEpsilon = epsilon;
		}
	}

	#hoeffding(n: number): number {
		return Math.sqrt((1 / (2 * n)) * this.#logDrift);
	}

	/** Difference of means that is too large by chance; Infinity when the cut is at the end, where there is no difference. */
	#bound(cut: RunningMean, logTwice: number): number {
		if (cut.n === this.#all.n) return Number.POSITIVE_INFINITY;
		const m = ((this.#all.n - cut.n) / cut.n) * (1 / this.#all.n);
		return Math.sqrt((m / 2) * logTwice);
	}

	#reset(): void {
		this.drift = false;
		this.#lowestEpsilon = Number.POSITIVE_INFINITY;
		this.#highestEpsilon = Number.POSITIVE_INFINITY;
		for (const mean of [this.#all, this.#lowest, this.#highest]) {
			mean.n = 0;
			mean.value = 0;
		}
	}
}
