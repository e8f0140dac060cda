/**
 * Adam (Kingma and Ba 2015) with TensorFlow.js's placement of ε, outside the root of the bias-corrected second moment.
 * The constants are single precision, as the GPU and TensorFlow.js hold them: 0.999 as a double is a different β₂, and
 * 200 steps would show it.
 */
export const BETA1 = Math.fround(0.9);
export const BETA2 = Math.fround(0.999);
export const ONE_MINUS_BETA1 = Math.fround(1 - 0.9);
export const ONE_MINUS_BETA2 = Math.fround(1 - 0.999);
export const EPSILON = Math.fround(1e-7);

/** Divisors 1 − β₁ᵗ and 1 − β₂ᵗ of the moments at step `t` (1 is the first), in single precision. */
export const biasCorrections = (t: number): [number, number] => [
	Math.fround(1 - BETA1 ** t),
	Math.fround(1 - BETA2 ** t),
];
