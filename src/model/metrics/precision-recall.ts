import type { Confusion } from "./confusion.ts";
import { type Measured, NO_ROWS } from "./measured.ts";

/** Where the denominator is 0 these are 0, as scikit-learn's with `zero_division=0`. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const isEmpty = ({ tp, fp, fn, tn }: Confusion): boolean => tp + fp + fn + tn === 0;

/** Of the rows predicted 1, the share that is 1; 0 when none is predicted 1. */
export const precision = (counts: Confusion): Measured =>
	isEmpty(counts) ? NO_ROWS : ratio(counts.tp, counts.tp + counts.fp);

/** Of the rows that are 1, the share predicted 1; 0 when there are none. */
export const recall = (counts: Confusion): Measured =>
	isEmpty(counts) ? NO_ROWS : ratio(counts.tp, counts.tp + counts.fn);

/** Harmonic mean of precision and recall; 0 when both are 0. */
export const f1 = (counts: Confusion): Measured =>
	isEmpty(counts) ? NO_ROWS : ratio(2 * counts.tp, 2 * counts.tp + counts.fp + counts.fn);
