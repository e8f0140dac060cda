import type { Confusion } from "./confusion.ts";
import { type Measured, NO_ROWS } from "./measured.ts";

/** Share of rows predicted right, 0 .. 1. */
export function accuracy({ tp, fp, fn, tn }: Confusion): Measured {
	const n = tp + fp + fn + tn;
	return n === 0 ? NO_ROWS : (tp + tn) / n;
}
