import { randomStream } from "../../core/random.ts";

/**
 * Which of a day's `rows` parcels a candidate decides that is given `share` of them: [rows] of 0 or 1. Each parcel by
 * itself, from a stream of its own, so a larger share takes the same parcels and more. Not sticky: a customer who orders
 * twice may meet both versions, which is no matter where each parcel is decided by itself.
 */
export function candidateRows(seed: number, day: number, share: number, rows: number): Uint8Array {
	const stream = randomStream(seed, `trial/${day}`);
	return Uint8Array.from({ length: rows }, () => (stream.uniform() < share ? 1 : 0));
}
