interface Known<E, T> {
	readonly last: E;
	readonly length: number;
	readonly value: T;
}

/**
 * The fold of a log by `after`, from `empty`, which goes on from where it was when it is asked for the same log again, grown
 * longer: also for a copy of it, as its first event is the same.
 */
export function growing<E extends object, T>(after: (value: T, event: E) => T, empty: T): (events: readonly E[]) => T {
	const known = new WeakMap<E, Known<E, T>>();
	return (events) => {
		const [first] = events;
		if (!first) return empty;
		const before = known.get(first);
		const goesOn = before !== undefined && events[before.length - 1] === before.last;
		let value = goesOn ? before.value : empty;
		for (let i = goesOn ? before.length : 0; i < events.length; i++) value = after(value, events[i] as E);
		// Whoever looks back at an earlier day soon comes forward again.
		if (!before || events.length > before.length) {
			known.set(first, { last: events.at(-1) as E, length: events.length, value });
		}
		return value;
	};
}
