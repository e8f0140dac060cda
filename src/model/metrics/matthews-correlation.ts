import type { Confusion } from "./confusion.ts";
import { type Measured, NO_ROWS } from "./measured.ts";

/**
 * Matthews correlation coefficient (Matthews 1975), -1 .. 1; 0 when predictions or labels are all alike, as
 * scikit-learn has it.
 */
export function matthewsCorrelation({ tp, fp, fn, tn }: Confusion): Measured {
	if (tp + fp + fn + tn === 0) return NO_ROWS;
	// Roots one by one: the product of four counts overflows exact integers at some 10,000 rows.
	const scale = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
	return scale === 0 ? 0 : (tp * tn - fp * fn) / scale;
}
