import type { Confusion } from "./confusion.ts";
import type { Measured } from "./measured.ts";

/** Mean of the two recalls, 0 .. 1; a constant prediction has 0.5. Undefined when one class is absent. */
export function balancedAccuracy({ tp, fp, fn, tn }: Confusion): Measured {
	if (tp + fn === 0 || tn + fp === 0) return { undefined: "only one class is present, and the other has no recall" };
	return (tp / (tp + fn) + tn / (tn + fp)) / 2;
}
