import { randomStream } from "../core/random.ts";
import type { WorldDay } from "../world/world.ts";

/** Milliseconds that an answer takes when nothing has to be looked up, and after which nobody waits for it any more. */
const ANSWER_MS = 10;
export const DEADLINE_MS = 100;

/** Milliseconds of one answer that waits for look-ups of mean `lookupMs`, by a uniform number in (0, 1). */
export const latencyOf = (uniform: number, lookupMs: number): number => ANSWER_MS - lookupMs * Math.log(uniform);

/**
 * Which requests of a day are not answered by the deadline, [rows] of 0 or 1; null when none has anything to wait for.
 * The waiting is drawn from a stream of its own: a slower look-up fails the same requests and more.
 */
export function timeouts({ seed, day }: WorldDay, lookupMs: number, rows: number): Uint8Array | null {
	if (lookupMs === 0) return null;
	const stream = randomStream(seed, `service/latency/${day}`);
	return Uint8Array.from({ length: rows }, () => (latencyOf(stream.uniform(), lookupMs) > DEADLINE_MS ? 1 : 0));
}
