import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { seedWords } from "./hash.ts";

/** One source of randomness: every call takes the next number of its stream. */
export interface RandomStream {
	/** Uniform in the open interval (0, 1), 32 bits. */
	uniform(): number;
	/** Standard normal, by Box and Muller (1958); always takes two uniforms. */
	normal(): number;
	/** Exponential with the given mean. */
	exponential(mean: number): number;
	/** Whole number in 0 .. n-1. */
	below(n: number): number;
}

/**
 * The stream called `name` under `seed`. Equal (seed, name) give equal numbers; different names are independent, so a
 * policy that draws more from one stream never moves another ("common random numbers").
 */
export function randomStream(seed: number, name: string): RandomStream {
	const generator = xoroshiro128plusFromState(seedWords(`${seed}/${name}`));
	const uniform = () => ((generator.next() >>> 0) + 0.5) / 4294967296;
	return {
		uniform,
		normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
		exponential: (mean) => -mean * Math.log(uniform()),
		below: (n) => Math.floor(uniform() * n),
	};
}

/** A permutation of 0 .. n-1 (Fisher and Yates), drawn from `stream`. */
export function permutation(n: number, stream: RandomStream): Uint32Array {
	const order = new Uint32Array(n);
	for (let i = 0; i < n; i++) order[i] = i;
	for (let i = n - 1; i > 0; i--) {
		const j = stream.below(i + 1);
		const swap = order[i] as number;
		order[i] = order[j] as number;
		order[j] = swap;
	}
	return order;
}

/** `k` different indices out of 0 .. n-1, in increasing order; all of them when k >= n. */
export function sampleIndices(n: number, k: number, stream: RandomStream): Uint32Array {
	return k >= n ? Uint32Array.from({ length: n }, (_, i) => i) : permutation(n, stream).slice(0, k).sort();
}
