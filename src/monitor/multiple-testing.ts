/**
 * Adjusted p-values: with ten features at 0.05, two in five quiet windows would ring by chance alone. Each function
 * takes p-values in 0 .. 1 and gives them back in the same order, adjusted so that they are compared with the level as
 * they are.
 */

/** Family-wise error, any dependence (Bonferroni 1936): p·m. */
export const bonferroni = (p: readonly number[]): number[] => p.map((value) => Math.min(1, value * p.length));

/** Family-wise error, any dependence, never weaker than Bonferroni (Holm 1979). */
export function holm(p: readonly number[]): number[] {
	const adjusted = new Array<number>(p.length);
	let running = 0;
	ascending(p).forEach((index, rank) => {
		running = Math.max(running, Math.min(1, (p.length - rank) * (p[index] as number)));
		adjusted[index] = running;
	});
	return adjusted;
}

/** False discovery rate, independent or positively dependent tests (Benjamini and Hochberg 1995). */
export function benjaminiHochberg(p: readonly number[]): number[] {
	const adjusted = new Array<number>(p.length);
	const order = ascending(p);
	let running = 1;
	for (let rank = order.length - 1; rank >= 0; rank--) {
		const index = order[rank] as number;
		running = Math.min(running, (p[index] as number) * (p.length / (rank + 1)));
		adjusted[index] = running;
	}
	return adjusted;
}

export const CORRECTIONS = {
	none: (p: readonly number[]): number[] => [...p],
	bonferroni,
	holm,
	"benjamini-hochberg": benjaminiHochberg,
} as const;

export type Correction = keyof typeof CORRECTIONS;

const ascending = (p: readonly number[]): number[] =>
	p.map((_, i) => i).sort((a, b) => (p[a] as number) - (p[b] as number));
