/** P-values of the two-sample Kolmogorov–Smirnov statistic. */

/**
 * P(√n·D > x) for large samples, with √n = √(n₁n₂/(n₁+n₂)): Kolmogorov (1933). Below 1.18 the alternating series
 * converges slowly, so Jacobi's transform of it is summed there.
 */
export function kolmogorovLimit(x: number): number {
	if (x <= 0) return 1;
	if (x < 1.18) {
		const q = Math.exp(-(Math.PI ** 2) / (8 * x * x));
		// Terms fall as q^((2k-1)²): after four of them nothing is left of a double.
		return Math.min(1, 1 - (Math.sqrt(2 * Math.PI) / x) * (q + q ** 9 + q ** 25 + q ** 49));
	}
	let sum = 0;
	for (let k = 1; k <= 8; k++) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * x * x);
	return 2 * sum;
}

/**
 * P(D ≥ h/n) for two samples of n values each without ties (Gnedenko and Korolyuk 1951), as one nested product, so that
 * nothing cancels and small p keep their digits.
 */
export function exactEqual(n: number, h: number): number {
	if (h <= 0) return 1;
	let p = 0;
	for (let k = Math.floor(n / h); k >= 1; k--) {
		let ratio = 1;
		const offset = (k - 1) * h;
		for (let j = 0; j < h; j++) ratio *= (n - offset - j) / (n + offset + j + 1);
		p = ratio * (1 - p);
	}
	return Math.min(1, 2 * p);
}

/**
 * P(D ≥ d) for samples of n1 and n2 values without ties, `gap` = d·n1·n2: the share of lattice paths from (0, 0) to
 * (n1, n2) that touch |i·n2 - j·n1| ≥ gap (Hodges 1958). Shares of outside paths are added, never subtracted from 1, so
 * small p keep their digits. Cost: n1 × the width of the band.
 */
export function exactUnequal(n1: number, n2: number, gap: number): number {
	if (gap <= 0) return 1;
	// outside[j] = share of paths to (i, j) that have been outside; 1 wherever (i, j) itself is outside.
	const outside = new Float64Array(n2 + 1).fill(1);
	for (let i = 0; i <= n1; i++) {
		const low = Math.max(0, Math.floor((i * n2 - gap) / n1) + 1);
		const high = Math.min(n2, Math.ceil((i * n2 + gap) / n1) - 1);
		if (low > 0) outside[low - 1] = 1;
		for (let j = low; j <= high; j++) {
			if (i === 0) outside[j] = j === 0 ? 0 : (outside[j - 1] as number);
			else if (j > 0) outside[j] = (i * (outside[j] as number) + j * (outside[j - 1] as number)) / (i + j);
		}
	}
	return Math.min(1, outside[n2] as number);
}
