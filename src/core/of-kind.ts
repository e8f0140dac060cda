/** How many events of a log are sorted by kind, and those. */
interface Sorted {
	length: number;
	readonly kinds: Map<string, unknown[]>;
}

const known = new WeakMap<object, Sorted>();

/**
 * The events of one kind, in order. A page asks dozens of such questions of each log for every day that it draws: the log is
 * looked through once for all of them. It only ever grows.
 */
export function ofKind<E extends { readonly kind: string }>(events: readonly E[], kind: string): E[] {
	const sorted = known.get(events) ?? { length: 0, kinds: new Map() };
	known.set(events, sorted);
	for (; sorted.length < events.length; sorted.length++) {
		const event = events[sorted.length] as E;
		const same = sorted.kinds.get(event.kind);
		if (same) same.push(event);
		else sorted.kinds.set(event.kind, [event]);
	}
	return (sorted.kinds.get(kind)?.slice() ?? []) as E[];
}
