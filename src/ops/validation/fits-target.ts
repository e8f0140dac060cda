import type { Model } from "../../model/model.ts";
import type { CheckResult } from "../events.ts";
import type { Policy } from "../policy.ts";

/** Multiplications that the service's machine does in a millisecond (assumed, not measured: one slow core). */
const MULTIPLICATIONS_PER_MS = 100_000;

/** The model fits the machine that serves it: size of its file and computation of one answer. */
export function fitsTarget(
	model: Model,
	{ maxKilobytes, maxMilliseconds }: Pick<Policy["validation"], "maxKilobytes" | "maxMilliseconds">,
): CheckResult[] {
	const kilobytes = model.weights.byteLength / 1024;
	const milliseconds = model.weights.length / MULTIPLICATIONS_PER_MS;
	return [
		{
			check: "fits in memory",
			pass: kilobytes <= maxKilobytes,
			sentence: `The weights take ${kilobytes.toFixed(1)} KB; allowed: ${maxKilobytes} KB.`,
			value: kilobytes,
			limit: maxKilobytes,
		},
		{
			check: "computes in time",
			pass: milliseconds <= maxMilliseconds,
			sentence: `One answer takes ${milliseconds.toFixed(4)} ms to compute; allowed: ${maxMilliseconds} ms.`,
			value: milliseconds,
			limit: maxMilliseconds,
		},
	];
}
