import { randomStream } from "../core/random.ts";
import type { Orders } from "./orders.ts";
import type { WorldDay } from "./world.ts";

const known = new WeakMap<Orders, Float64Array>();

/**
 * Hours from order to delivery, [rows]: a late parcel takes two days more. Known when the parcel has arrived, and so in no
 * request. Drawn from a stream of its own, so that nobody's looking at it moves an order; drawn once for a day.
 */
export function deliveredHours({ seed, day, actual }: Pick<WorldDay, "seed" | "day" | "actual">): Float64Array {
	const drawn = known.get(actual);
	if (drawn) return drawn;
	const stream = randomStream(seed, `world/day/${day}/delivery`);
	const hours = new Float64Array(actual.late.length);
	for (let i = 0; i < hours.length; i++) hours[i] = 24 * (2.5 + 1.2 * stream.normal() + 2 * (actual.late[i] as number));
	known.set(actual, hours);
	return hours;
}
