import type { OpsEvent } from "../../ops/events.ts";

/**
 * The fold `of`, which is not done again for a log that has not grown since: several figures of one table count the same
 * changes. A log only ever grows, so its length tells whether it has.
 */
export function once<T>(of: (events: readonly OpsEvent[]) => T): (events: readonly OpsEvent[]) => T {
	const known = new WeakMap<readonly OpsEvent[], { readonly length: number; readonly value: T }>();
	return (events) => {
		const before = known.get(events);
		if (before?.length === events.length) return before.value;
		const value = of(events);
		known.set(events, { length: events.length, value });
		return value;
	};
}
