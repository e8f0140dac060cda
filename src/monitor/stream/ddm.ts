import { type Detector, isError, RunningMean } from "./detector.ts";

export const DDM_DEFAULTS = {
	/** Values before the first look. */
	warmStart: 30,
	/** Standard deviations above the best rate at which it warns. */
	warningThreshold: 2,
	/** Standard deviations above the best rate at which it says drift. */
	driftThreshold: 3,
};

export type DdmOptions = Partial<typeof DDM_DEFAULTS>;

/**
 * Drift detection method (Gama et al. 2004): the error rate p with its binomial standard deviation s should only fall;
 * drift when p + s exceeds the lowest p + s seen by some deviations. Takes 0 (right) .. 1 (wrong).
 */
export class Ddm implements Detector {
	drift = false;
	warning = false;
	readonly #options: typeof DDM_DEFAULTS;
	readonly #p = new RunningMean();
	#pMin = Number.POSITIVE_INFINITY;
	#sMin = Number.POSITIVE_INFINITY;

	constructor(options: DdmOptions = {}) {
		this.#options = { ...DDM_DEFAULTS, ...options };
	}

	/** `pMin` and `sMin` are 0 until the warm start is over. */
	get state() {
		const begun = Number.isFinite(this.#pMin);
		return { n: this.#p.n, p: this.#p.value, pMin: begun ? this.#pMin : 0, sMin: begun ? this.#sMin : 0 };
	}

	update(x: number): void {
		if (this.drift) this.#reset();
		this.warning = false;
		if (!isError(x)) return;
		this.#p.update(x);
		const { n, value: p } = this.#p;
		if (n <= this.#options.warmStart) return;
		// Rounding of the mean can leave p a hair above 1.
		const s = Math.sqrt(Math.max(0, p * (1 - p)) / n);
		if (p + s <= this.#pMin + this.#sMin) {
			this.#pMin = p;
			this.#sMin = s;
		}
		this.drift = p + s > this.#pMin + this.#options.driftThreshold * this.#sMin;
		this.warning = !this.drift && p + s > this.#pMin + this.#options.warningThreshold * this.#sMin;
	}

	#reset(): void {
		this.drift = false;
		this.#p.n = 0;
		this.#p.value = 0;
		this.#pMin = Number.POSITIVE_INFINITY;
		this.#sMin = Number.POSITIVE_INFINITY;
	}
}
