/** How many events of a log are sorted by kind, the last of them, and all by kind. */
interface Sorted {
	length: number;
	last: unknown;
	readonly kinds: Map<string, unknown[]>;
}

const known = new WeakMap<object, Sorted>();

/**
 * The events of one kind, in order. A page asks dozens of such questions of each log for every day that it draws: the log is
 * looked through once for all of them. It only ever grows; another run is another list. Throws when a list that was asked
 * before has lost events, or holds those of another run: what is known of it would be wrong without a sign.
 */
export function ofKind<E extends { readonly kind: string }>(events: readonly E[], kind: string): E[] {
	const sorted = known.get(events) ?? { length: 0, last: undefined, kinds: new Map() };
	if (sorted.length && events[sorted.length - 1] !== sorted.last) throw new Error("a log only grows");
	known.set(events, sorted);
	for (; sorted.length < events.length; sorted.length++) {
		const event = events[sorted.length] as E;
		const same = sorted.kinds.get(event.kind);
		if (same) same.push(event);
		else sorted.kinds.set(event.kind, [event]);
		sorted.last = event;
	}
	return (sorted.kinds.get(kind)?.slice() ?? []) as E[];
}
