import { type Detector, isUsable, RunningMean } from "./detector.ts";

export const PAGE_HINKLEY_DEFAULTS = {
	/** Values before the first look. */
	minInstances: 30,
	/** Change that is tolerated, in the unit of x. The default is for 0/1 errors; on features use a quarter of their sd. */
	delta: 0.005,
	/** λ: how far the sum may run from its extreme. */
	threshold: 50,
	/** Forgetting factor on the sums. */
	alpha: 0.9999,
	mode: "both" as "up" | "down" | "both",
};

export type PageHinkleyOptions = Partial<typeof PAGE_HINKLEY_DEFAULTS>;

/**
 * Page–Hinkley test (Page 1954, with river's forgetting): sums the distance of each value from the mean so far and
 * says drift when the sum has run `threshold` away from its lowest (or highest) point. Takes any number.
 */
export class PageHinkley implements Detector {
	drift = false;
	readonly warning = false;
	readonly #options: typeof PAGE_HINKLEY_DEFAULTS;
	readonly #mean = new RunningMean();
	#sumIncrease = 0;
	#sumDecrease = 0;
	#minIncrease = Number.POSITIVE_INFINITY;
	#maxDecrease = -1;

	constructor(options: PageHinkleyOptions = {}) {
		this.#options = { ...PAGE_HINKLEY_DEFAULTS, ...options };
	}

	get state() {
		return {
			n: this.#mean.n,
			mean: this.#mean.value,
			sumIncrease: this.#sumIncrease,
			sumDecrease: this.#sumDecrease,
			minIncrease: this.#mean.n === 0 ? 0 : this.#minIncrease,
			maxDecrease: this.#maxDecrease,
		};
	}

	update(x: number): void {
		if (this.drift) this.#reset();
		this.drift = false;
		if (!isUsable(x)) return;
		const { alpha, delta, minInstances, threshold, mode } = this.#options;
		this.#mean.update(x);
		const off = x - this.#mean.value;
		this.#sumIncrease = alpha * this.#sumIncrease + off - delta;
		this.#sumDecrease = alpha * this.#sumDecrease + off + delta;
		if (this.#sumIncrease < this.#minIncrease) this.#minIncrease = this.#sumIncrease;
		if (this.#sumDecrease > this.#maxDecrease) this.#maxDecrease = this.#sumDecrease;
		if (this.#mean.n < minInstances) return;
		const up = this.#sumIncrease - this.#minIncrease > threshold;
		const down = this.#maxDecrease - this.#sumDecrease > threshold;
		this.drift = (mode !== "down" && up) || (mode !== "up" && down);
	}

	#reset(): void {
		this.#mean.n = 0;
		this.#mean.value = 0;
		this.#sumIncrease = 0;
		this.#sumDecrease = 0;
		this.#minIncrease = Number.POSITIVE_INFINITY;
		// river starts the highest point at -1, not at minus infinity; the golden vectors hold it to that.
		this.#maxDecrease = -1;
	}
}
