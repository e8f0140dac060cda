/** Where in a log that grows the events of each kind are. */
interface Index {
	log: readonly { readonly kind: string }[];
	length: number;
	readonly kinds: Map<string, { readonly places: number[]; readonly events: unknown[] }>;
}

/** A short list is looked through faster than it is indexed. */
const SHORT = 64;

/** By the first event of the log: a longer copy of it begins with the same one. */
const indices = new WeakMap<object, Index>();

/**
 * The events of one kind, in order. A page asks dozens of such questions of each log every day of a run, and every time the
 * log is a little longer: what is indexed of it already is not looked through again.
 *
 * @param events in the order of the log; each of its objects stands in it once
 */
export function ofKind<E extends { readonly kind: string }>(events: readonly E[], kind: string): E[] {
	const [first] = events;
	const { length } = events;
	if (!first || length < SHORT) return events.filter((event) => event.kind === kind);
	let index = indices.get(first);
	if (!index || (length > index.length && !beginsWith(events, index))) {
		index = { log: events, length: 0, kinds: new Map() };
		indices.set(first, index);
	}
	if (length > index.length) extend(index, events);
	// Some of the events of a log only.
	else if (index.log[length - 1] !== events[length - 1]) return events.filter((event) => event.kind === kind);
	const found = index.kinds.get(kind);
	return found ? (found.events.slice(0, countBelow(found.places, length)) as E[]) : [];
}

/** No event stands in a log twice, so what leaves one out has another one at its end. */
const beginsWith = (events: readonly object[], { log, length }: Index): boolean =>
	events[length - 1] === log[length - 1];

function extend(index: Index, events: Index["log"]): void {
	for (let place = index.length; place < events.length; place++) {
		const event = events[place] as Index["log"][number];
		const known = index.kinds.get(event.kind) ?? { places: [], events: [] };
		index.kinds.set(event.kind, known);
		known.places.push(place);
		known.events.push(event);
	}
	index.log = events;
	index.length = events.length;
}

/** How many of the ascending `places` are below `end`. */
function countBelow(places: readonly number[], end: number): number {
	let low = 0;
	let high = places.length;
	if (high === 0 || (places[high - 1] as number) < end) return high;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((places[middle] as number) < end) low = middle + 1;
		else high = middle;
	}
	return low;
}
