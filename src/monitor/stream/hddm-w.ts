import { type Detector, isError } from "./detector.ts";
import { HDDM_DEFAULTS } from "./hddm-a.ts";

export const HDDM_W_DEFAULTS = {
	...HDDM_DEFAULTS,
	/** Weight of the newest value. */
	lambdaVal: 0.05,
};

export type HddmWOptions = Partial<typeof HDDM_W_DEFAULTS>;

/** An exponentially weighted mean with its independent bounded-difference coefficient. */
interface Weighted {
	readonly ewma: number;
	readonly ibc: number;
}

/**
 * HDDM with the weighted moving average test (Frías-Blanco et al. 2015): compares exponentially weighted means before
 * and after the best cut point by McDiarmid's bound. Takes 0 (right) .. 1 (wrong).
 */
export class HddmW implements Detector {
	drift = false;
	warning = false;
	readonly #options: typeof HDDM_W_DEFAULTS;
	#total: Weighted | null = null;
	#rise = new Side();
	#fall = new Side();

	constructor(options: HddmWOptions = {}) {
		this.#options = { ...HDDM_W_DEFAULTS, ...options };
	}

	get state() {
		return { totalEwma: this.#total?.ewma ?? 0, totalIbc: this.#total?.ibc ?? 1 };
	}

	update(x: number): void {
		if (this.drift) this.#reset();
		this.warning = false;
		if (!isError(x)) return;
		const { lambdaVal, driftConfidence, warningConfidence, twoSidedTest } = this.#options;
		this.#total = weigh(this.#total, x, lambdaVal);
		const epsilon = mcDiarmid(this.#total.ibc, driftConfidence);
		this.#rise.update(x, this.#total, this.#total.ewma + epsilon, lambdaVal);
		this.drift = this.#rise.moved(1, driftConfidence);
		this.warning = !this.drift && this.#rise.moved(1, warningConfidence);
		// A fall is a rise of the negative: the cut point is where mean - ε is highest.
		this.#fall.update(x, this.#total, -(this.#total.ewma - epsilon), lambdaVal);
		if (!twoSidedTest) return;
		if (this.#fall.moved(-1, driftConfidence)) this.drift = true;
		else if (this.#fall.moved(-1, warningConfidence)) this.warning = true;
	}

	#reset(): void {
		this.drift = false;
		this.#total = null;
		this.#rise = new Side();
		this.#fall = new Side();
	}
}

/** The best cut point for one direction, with the means before and after it. */
class Side {
	#cut = Number.POSITIVE_INFINITY;
	#before: Weighted | null = null;
	#after: Weighted | null = null;

	update(x: number, total: Weighted, cut: number, lambda: number): void {
		if (cut < this.#cut) {
			this.#cut = cut;
			this.#before = total;
			this.#after = null;
		} else this.#after = weigh(this.#after, x, lambda);
	}

	moved(direction: 1 | -1, confidence: number): boolean {
		if (this.#before === null || this.#after === null) return false;
		const bound = mcDiarmid(this.#before.ibc + this.#after.ibc, confidence);
		return direction * (this.#after.ewma - this.#before.ewma) > bound;
	}
}

/** The mean starts at the first value, and the coefficient at 1 before it. */
function weigh(last: Weighted | null, x: number, lambda: number): Weighted {
	const ibc = lambda * lambda + (1 - lambda) ** 2 * (last?.ibc ?? 1);
	return { ewma: last === null ? x : lambda * x + (1 - lambda) * last.ewma, ibc };
}

const mcDiarmid = (ibc: number, confidence: number): number => Math.sqrt((ibc * Math.log(1 / confidence)) / 2);
