/** A straight line from a domain to pixels, and back. */
export interface Linear {
	(value: number): number;
	invert(at: number): number;
}

/** d3's scaleLinear does the same, and with its colours, formats and interpolators weighs 9 KB of the 60 that a page may. */
export function linear([d0, d1]: readonly [number, number], [r0, r1]: readonly [number, number]): Linear {
	const slope = (r1 - r0) / (d1 - d0 || 1);
	const at = (value: number) => r0 + (value - d0) * slope;
	return Object.assign(at, { invert: (place: number) => (slope === 0 ? d0 : d0 + (place - r0) / slope) });
}
