import { countBelow } from "./count-below.ts";
import { asCategories, type CategorySample, type NumberSample, type Sample } from "./sample.ts";

/** Where the bins come from: edges on the number line, or one bin for each word. */
export type Cut =
	| { readonly kind: "edges"; readonly edges: Float64Array }
	| { readonly kind: "levels"; readonly levels: readonly string[] };

/** Two histograms over the same bins. */
export interface PairedCounts {
	readonly cut: Cut;
	readonly reference: Float64Array;
	readonly current: Float64Array;
}

/** The same as shares that sum to 1 on either side: what a page draws. */
export type Bins = PairedCounts;

/** Up to this many different reference values, numbers get a bin each (evidently). */
const FEW_VALUES = 20;

/**
 * evidently's bins: numpy's Sturges edges over both samples together when the reference has more than 20 different
 * numbers, else one bin for each value. The bins move with the window.
 */
export function pooledCounts(reference: Sample, current: Sample): PairedCounts {
	if (reference.kind === "number" && current.kind === "number") {
		if (reference.distinct > FEW_VALUES) return sturgesCounts(reference, current, sizes(reference, current));
		return inNumericalOrder(levelCounts(asCategories(reference), asCategories(current)));
	}
	return levelCounts(asCategories(reference), asCategories(current));
}

/** evidently's bins for its Hellinger distance: Sturges edges counted over the *different* pooled values. */
export function pooledDistinctCounts(reference: NumberSample, current: NumberSample): PairedCounts {
	return sturgesCounts(reference, current, distinctTogether(reference.sorted, current.sorted));
}

/**
 * NannyML's bins: numpy's Doane edges of the reference alone, so they stay where they are, and one bin more at the end
 * for values of the window that lie outside all of them.
 */
export function referenceCounts(reference: Sample, current: Sample): PairedCounts {
	if (reference.kind !== "number" || current.kind !== "number") {
		return levelCounts(asCategories(reference), asCategories(current));
	}
	const edges = doaneEdges(reference);
	return {
		cut: { kind: "edges", edges },
		reference: withOutside(countsBetween(reference.sorted, edges), reference.sorted.length),
		current: withOutside(countsBetween(current.sorted, edges), current.sorted.length),
	};
}

/** One bin for each word of either side, new words last. */
export function levelCounts(reference: CategorySample, current: CategorySample): PairedCounts {
	const index = new Map(reference.levels.map((level, i) => [level, i]));
	for (const level of current.levels) if (!index.has(level)) index.set(level, index.size);
	const spread = (sample: CategorySample) => {
		const counts = new Float64Array(index.size);
		sample.levels.forEach((level, i) => {
			const at = index.get(level) as number;
			counts[at] = (counts[at] as number) + (sample.counts[i] as number);
		});
		return counts;
	};
	return { cut: { kind: "levels", levels: [...index.keys()] }, reference: spread(reference), current: spread(current) };
}

/** Counts as shares of their sum. */
export function sharesOf(counts: ArrayLike<number>): Float64Array {
	const shares = Float64Array.from(counts);
	const sum = shares.reduce((total, count) => total + count, 0);
	return sum === 0 ? shares : shares.map((count) => count / sum);
}

export const binsOf = ({ cut, reference, current }: PairedCounts): Bins => ({
	cut,
	reference: sharesOf(reference),
	current: sharesOf(current),
});

/** numpy's `histogram_bin_edges(values, "doane")` of a sample (Doane 1976): Sturges widened by the skewness. */
function doaneEdges({ sorted, sd, skewness }: NumberSample): Float64Array {
	const n = sorted.length;
	const low = sorted[0] as number;
	const high = sorted[n - 1] as number;
	if (n <= 2 || sd === 0) return evenEdges(low, high, 1);
	const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
	const width = (high - low) / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skewness) / spread));
	return evenEdges(low, high, binsOfWidth(high - low, width));
}

/** Values in [a, b) for neighbouring edges a, b; the last bin holds its right edge too, as numpy's do. */
function countsBetween(sorted: Float64Array, edges: Float64Array): Float64Array {
	const counts = new Float64Array(edges.length - 1);
	let from = countBelow(sorted, edges[0] as number, false);
	for (let bin = 0; bin < counts.length; bin++) {
		const to = countBelow(sorted, edges[bin + 1] as number, bin === counts.length - 1);
		counts[bin] = to - from;
		from = to;
	}
	return counts;
}

function sturgesCounts(reference: NumberSample, current: NumberSample, n: number): PairedCounts {
	const low = Math.min(reference.sorted[0] as number, current.sorted[0] as number);
	const high = Math.max(reference.sorted.at(-1) as number, current.sorted.at(-1) as number);
	const width = (high - low) / (Math.log2(n) + 1);
	const edges = evenEdges(low, high, binsOfWidth(high - low, width));
	return {
		cut: { kind: "edges", edges },
		reference: countsBetween(reference.sorted, edges),
		current: countsBetween(current.sorted, edges),
	};
}

/** A width of 0 comes from a range so small that dividing it underflows. */
const binsOfWidth = (range: number, width: number): number => (width === 0 ? 1 : Math.ceil(range / width));

/** numpy's linspace; a range without width becomes one bin of width 1 around the value. */
function evenEdges(low: number, high: number, bins: number): Float64Array {
	if (low === high) return Float64Array.of(low - 0.5, high + 0.5);
	const step = (high - low) / bins;
	const edges = Float64Array.from({ length: bins + 1 }, (_, i) => i * step + low);
	edges[bins] = high;
	return edges;
}

function withOutside(counts: Float64Array, n: number): Float64Array {
	const inside = counts.reduce((sum, count) => sum + count, 0);
	return Float64Array.of(...counts, n - inside);
}

function inNumericalOrder({ cut, reference, current }: PairedCounts): PairedCounts {
	if (cut.kind !== "levels") return { cut, reference, current };
	const order = cut.levels.map((_, i) => i).sort((a, b) => Number(cut.levels[a]) - Number(cut.levels[b]));
	const arrange = (counts: Float64Array) => Float64Array.from(order, (i) => counts[i] as number);
	const levels = order.map((i) => cut.levels[i] as string);
	return { cut: { kind: "levels", levels }, reference: arrange(reference), current: arrange(current) };
}

const sizes = (reference: NumberSample, current: NumberSample): number =>
	reference.sorted.length + current.sorted.length;

function distinctTogether(a: Float64Array, b: Float64Array): number {
	let i = 0;
	let j = 0;
	let distinct = 0;
	while (i < a.length || j < b.length) {
		const value = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
		while (a[i] === value) i++;
		while (b[j] === value) j++;
		distinct++;
	}
	return distinct;
}
