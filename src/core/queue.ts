/** Something that will happen at a time; smaller priorities first among equal times, then the order of pushing. */
interface Entry<T> {
	readonly time: number;
	readonly priority: number;
	readonly sequence: number;
	readonly item: T;
}

/**
 * Event queue of a discrete-event simulation: a binary heap ordered by (time, priority, sequence), so that a run is one
 * function of its input and never of insertion luck.
 */
export class EventQueue<T> {
	#heap: Entry<T>[] = [];
	#pushed = 0;

	get size(): number {
		return this.#heap.length;
	}

	/** Time of the next item, Infinity when there is none. */
	get nextTime(): number {
		return this.#heap[0]?.time ?? Number.POSITIVE_INFINITY;
	}

	/** Priority of the next item, Infinity when there is none. */
	get nextPriority(): number {
		return this.#heap[0]?.priority ?? Number.POSITIVE_INFINITY;
	}

	push(time: number, priority: number, item: T): void {
		if (!Number.isFinite(time)) throw new Error(`event queue: time ${time} is not finite`);
		const heap = this.#heap;
		const entry = { time, priority, sequence: this.#pushed++, item };
		let child = heap.push(entry) - 1;
		while (child > 0) {
			const parent = (child - 1) >> 1;
			if (before(heap[parent] as Entry<T>, entry)) break;
			heap[child] = heap[parent] as Entry<T>;
			child = parent;
		}
		heap[child] = entry;
	}

	/** Takes the first item, or undefined when the queue is empty. */
	pop(): { time: number; item: T } | undefined {
		const heap = this.#heap;
		const first = heap[0];
		const last = heap.pop();
		if (first === undefined || last === undefined) return undefined;
		if (heap.length > 0) this.#sink(last);
		return { time: first.time, item: first.item };
	}

	#sink(entry: Entry<T>): void {
		const heap = this.#heap;
		let parent = 0;
		for (;;) {
			let child = 2 * parent + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && before(heap[child + 1] as Entry<T>, heap[child] as Entry<T>)) child++;
			if (before(entry, heap[child] as Entry<T>)) break;
			heap[parent] = heap[child] as Entry<T>;
			parent = child;
		}
		heap[parent] = entry;
	}
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
	return (a.time - b.time || a.priority - b.priority || a.sequence - b.sequence) < 0;
}
