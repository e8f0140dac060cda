/**
 * e^x for x ≤ 0 out of additions and multiplications alone, after Cephes' expf (Moshier 1992): the GPU's own
 * exponential differs from machine to machine, this one can be done in the same steps on the CPU. Within 2e-7 of the
 * true value, relatively.
 */
const LOWEST = -87;
const LOG2_E = Math.fround(Math.LOG2E);
const LN_2_HIGH = 0.693359375;
const LN_2_LOW = Math.fround(-2.1219444e-4);
const POLYNOMIAL = [
	1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
].map(Math.fround);

/** `x` as a GLSL literal. */
export const literal = (x: number): string => (Number.isInteger(x) && Math.abs(x) < 1e20 ? `${x}.` : `${x}`);

/** GLSL of `type expNegative(type)`. */
export const expNegativeGlsl = (type: "float" | "vec4"): string => `
${type} expNegative(${type} x) {
  x = max(x, ${type}(${literal(LOWEST)}));
  ${type} n = floor(x * ${literal(LOG2_E)} + .5);
  ${type} r = (x - n * ${literal(LN_2_HIGH)}) - n * ${literal(LN_2_LOW)};
  ${type} p = ${type}(${literal(POLYNOMIAL[0] as number)});
${POLYNOMIAL.slice(1)
	.map((c) => `  p = p * r + ${literal(c)};`)
	.join("\n")}
  return ((p * (r * r) + r) + 1.) * intBitsToFloat((${type === "float" ? "int" : "ivec4"}(n) + 127) << 23);
}`;

/** 2⁻¹²⁷ .. 2⁰ */
const POWERS = Float32Array.from({ length: 128 }, (_, i) => 2 ** (i - 127));

/** The same in single precision on the CPU. */
export function expNegative(value: number): number {
	const { fround } = Math;
	const x = value > LOWEST ? value : LOWEST;
	const n = Math.floor(fround(fround(x * LOG2_E) + 0.5));
	const r = fround(fround(x - fround(n * LN_2_HIGH)) - fround(n * LN_2_LOW));
	let p = POLYNOMIAL[0] as number;
	for (let i = 1; i < POLYNOMIAL.length; i++) p = fround(fround(p * r) + (POLYNOMIAL[i] as number));
	return fround(fround(fround(fround(p * fround(r * r)) + r) + 1) * (POWERS[n + 127] as number));
}
