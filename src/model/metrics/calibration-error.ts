import { type Measured, NO_ROWS } from "./measured.ts";
import { type LabelledRows, labelledRows } from "./rows.ts";

const BINS = 10;
/** Rows a bin must have at least, so that a mean means something. */
const SMALLEST_BIN = 2;

/** One bar of a reliability diagram. */
export interface CalibrationBin {
	readonly n: number;
	readonly meanScore: number;
	/** Share of rows with label 1. */
	readonly shareOfOnes: number;
}

/**
 * Expected calibration error over ten bins of equal width: Σ share of rows × |mean score - share of ones|, 0 .. 1.
 * Scores are probabilities.
 */
export const calibrationErrorEqualWidth = (labels: ArrayLike<number>, scores: ArrayLike<number>): Measured =>
	errorOf(calibrationBins(labels, scores));

/** Bins of equal width, the empty ones left out: what a reliability diagram draws. */
export function calibrationBins(labels: ArrayLike<number>, scores: ArrayLike<number>): CalibrationBin[] {
	const rows = labelledRows(labels, scores);
	const members: number[][] = Array.from({ length: BINS }, () => []);
	for (let i = 0; i < rows.n; i++) {
		const bin = Math.min(Math.max(Math.floor((rows.scores[i] as number) * BINS), 0), BINS - 1);
		(members[bin] as number[]).push(i);
	}
	return members.filter((bin) => bin.length > 0).map((bin) => summary(rows, bin));
}

/**
 * Expected calibration error over ten bins of equally many rows (NannyML): rows in order of score, each bin ⌊n/10⌋ rows,
 * the last one taking the rest; with 20 rows or fewer, bins of two. Undefined under four rows.
 */
export function calibrationErrorEqualMass(labels: ArrayLike<number>, scores: ArrayLike<number>): Measured {
	const rows = labelledRows(labels, scores);
	const wanted = rows.n <= SMALLEST_BIN * BINS ? Math.floor(rows.n / SMALLEST_BIN) : BINS;
	if (wanted < 2) return { undefined: "four rows at least are needed for two bins of two" };
	const order = Array.from(rows.scores, (_, i) => i).sort(
		(a, b) => (rows.scores[a] as number) - (rows.scores[b] as number),
	);
	const width = Math.floor(rows.n / wanted);
	const bins = Math.floor(rows.n / width);
	return errorOf(
		Array.from({ length: bins }, (_, bin) =>
			summary(rows, order.slice(bin * width, bin === bins - 1 ? rows.n : (bin + 1) * width)),
		),
	);
}

function summary(rows: LabelledRows, members: readonly number[]): CalibrationBin {
	let scores = 0;
	let ones = 0;
	for (const i of members) {
		scores += rows.scores[i] as number;
		ones += rows.labels[i] as number;
	}
	return { n: members.length, meanScore: scores / members.length, shareOfOnes: ones / members.length };
}

function errorOf(bins: readonly CalibrationBin[]): Measured {
	const n = bins.reduce((sum, bin) => sum + bin.n, 0);
	if (n === 0) return NO_ROWS;
	return bins.reduce((sum, bin) => sum + (bin.n / n) * Math.abs(bin.meanScore - bin.shareOfOnes), 0);
}
