import { exactP } from "../two-sample/kolmogorov-smirnov.ts";
import { walk } from "../two-sample/walk.ts";
import { type Detector, isUsable } from "./detector.ts";

/** A difference in shares below this is never called drift, however small its p (river). */
const SMALLEST_GAP = 0.1;
/** Lehmer's generator (Park and Miller 1988): products stay below 2^53, so plain numbers are exact. */
const MODULUS = 2147483647;
const MULTIPLIER = 48271;

export const KSWIN_DEFAULTS = {
	/** Level of each test. One test a value, so even .005 rings often by chance. */
	alpha: 0.005,
	/** Values kept. */
	windowSize: 100,
	/** Newest values that are tested against as many of the older ones; at most half the window. */
	statSize: 30,
	/** Of the sampling; the same after every reset. */
	seed: 1,
};

export type KswinOptions = Partial<typeof KSWIN_DEFAULTS>;

/**
 * Kolmogorov–Smirnov windowing (Raab et al. 2020): tests the newest values against a random sample of the older ones in
 * a sliding window. Takes any number. river's rules, with an own seeded sampling and the exact p-value; unlike river,
 * everything is forgotten after a drift.
 */
export class Kswin implements Detector {
	drift = false;
	readonly warning = false;
	readonly #options: typeof KSWIN_DEFAULTS;
	readonly #pool: Float64Array;
	/** p of each possible gap, computed when first met: there are only statSize + 1 of them. */
	readonly #pOfGap: Float64Array;
	#window: number[] = [];
	#random: number;
	#p = 0;
	#statistic = 0;

	constructor(options: KswinOptions = {}) {
		this.#options = { ...KSWIN_DEFAULTS, ...options };
		const { windowSize, statSize, seed } = this.#options;
		if (statSize < 1 || 2 * statSize > windowSize) {
			throw new Error(
				`KSWIN: statSize is ${statSize}, but must be in 1 .. ${windowSize / 2} for a window of ${windowSize}`,
			);
		}
		this.#pool = new Float64Array(windowSize - statSize);
		this.#pOfGap = new Float64Array(statSize + 1).fill(-1);
		this.#random = startOf(seed);
	}

	/** `pValue` and `statistic` (D) of the last test, 0 before there was one. */
	get state() {
		return { pValue: this.#p, statistic: this.#statistic, window: this.#window.length };
	}

	update(x: number): void {
		if (this.drift) this.#reset();
		if (!isUsable(x)) return;
		this.#window.push(x);
		if (this.#window.length > this.#options.windowSize) this.#window.shift();
		if (this.#window.length === this.#options.windowSize) this.#test();
	}

	#test(): void {
		const { alpha, statSize } = this.#options;
		const older = this.#sampleOlder();
		const newer = Float64Array.from(this.#window.slice(-statSize)).sort();
		const gap = Math.round(walk(older, newer).gap / statSize);
		if ((this.#pOfGap[gap] as number) < 0) this.#pOfGap[gap] = exactP(statSize, statSize, gap * statSize);
		this.#p = this.#pOfGap[gap] as number;
		this.#statistic = gap / statSize;
		this.drift = this.#p <= alpha && this.#statistic > SMALLEST_GAP;
	}

	/** The first statSize steps of a Fisher–Yates shuffle of the older values, sorted. */
	#sampleOlder(): Float64Array {
		const pool = this.#pool;
		const n = pool.length;
		for (let i = 0; i < n; i++) pool[i] = this.#window[i] as number;
		for (let i = 0; i < this.#options.statSize; i++) {
			this.#random = (this.#random * MULTIPLIER) % MODULUS;
			const j = i + Math.floor((this.#random / MODULUS) * (n - i));
			const swap = pool[i] as number;
			pool[i] = pool[j] as number;
			pool[j] = swap;
		}
		return pool.slice(0, this.#options.statSize).sort();
	}

	#reset(): void {
		this.drift = false;
		this.#window = [];
		this.#random = startOf(this.#options.seed);
		this.#p = 0;
		this.#statistic = 0;
	}
}

const startOf = (seed: number): number => ((seed % MODULUS) + MODULUS) % MODULUS || 1;
