import gammainc from "@stdlib/math-base-special-gammainc";
import { type Bins, binsOf, levelCounts } from "../bins.ts";
import { notApplicable, type Outcome } from "../outcome.ts";
import { bothCategories, type Sample } from "../sample.ts";

/** Statistic, degrees of freedom and upper-tail p-value. */
export interface ChiSquareTest {
	readonly statistic: number;
	readonly degreesOfFreedom: number;
	readonly p: number;
}

export interface ChiSquare extends ChiSquareTest {
	readonly bins: Bins;
}

/**
 * Chi-square test of the 2 × k contingency table (Pearson 1900), without Yates' correction: do both samples have the
 * same shares? Assumes independent rows; expected counts under 5 make p rough.
 */
export function compare(reference: Sample, current: Sample): Outcome<ChiSquare> {
	const both = bothCategories(reference, current);
	if ("unmeasured" in both) return both;
	const counts = levelCounts(both.reference, both.current);
	const test = contingency(counts.reference, counts.current);
	return "unmeasured" in test ? test : { ...test, bins: binsOf(counts) };
}

/**
 * The contingency test on counts of the same categories. Categories empty on both sides are left out. `yates` corrects
 * for continuity when there is one degree of freedom (scipy's default).
 */
export function contingency(
	reference: ArrayLike<number>,
	current: ArrayLike<number>,
	{ yates = false }: { readonly yates?: boolean } = {},
): Outcome<ChiSquareTest> {
	const columns: (readonly [number, number])[] = [];
	for (let i = 0; i < reference.length; i++) {
		const column = [reference[i] as number, current[i] as number] as const;
		if (column[0] + column[1] > 0) columns.push(column);
	}
	const degreesOfFreedom = columns.length - 1;
	const rows = [0, 1].map((side) => columns.reduce((sum, column) => sum + (column[side] as number), 0));
	const [n1, n2] = rows as [number, number];
	if (degreesOfFreedom < 1) return notApplicable("both sides hold one and the same category, so no share can move");
	if (n1 === 0 || n2 === 0) return notApplicable("one side is empty, so there are no shares to compare");
	let statistic = 0;
	for (const column of columns) {
		rows.forEach((row, side) => {
			const expected = (row * (column[0] + column[1])) / (n1 + n2);
			const off = Math.abs((column[side] as number) - expected);
			const counted = yates && degreesOfFreedom === 1 ? off - Math.min(0.5, off) : off;
			statistic += counted ** 2 / expected;
		});
	}
	return { statistic, degreesOfFreedom, p: upperTail(statistic, degreesOfFreedom) };
}

/**
 * evidently's `chisquare`, which is a different test: are the window's counts what the reference's shares predict? It
 * takes the reference as certain, so it rings more readily; Infinity when a category is new.
 */
export function goodnessOfFit(reference: ArrayLike<number>, current: ArrayLike<number>): Outcome<ChiSquareTest> {
	const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0);
	const n1 = sum(reference);
	const n2 = sum(current);
	const degreesOfFreedom = reference.length - 1;
	if (degreesOfFreedom < 1) return notApplicable("both sides hold one and the same category, so no share can move");
	if (n1 === 0 || n2 === 0) return notApplicable("one side is empty, so there are no shares to compare");
	let statistic = 0;
	for (let i = 0; i < reference.length; i++) {
		const expected = ((reference[i] as number) * n2) / n1;
		const observed = current[i] as number;
		if (observed !== expected) statistic += (observed - expected) ** 2 / expected;
	}
	return { statistic, degreesOfFreedom, p: upperTail(statistic, degreesOfFreedom) };
}

/** P(X ≥ x) for chi-square with k degrees of freedom: the upper regularised gamma function, never 1 - cdf. */
const upperTail = (x: number, k: number): number =>
	x === Number.POSITIVE_INFINITY ? 0 : gammainc(x / 2, k / 2, true, true);
