/** Numbers of objects, in the order in which somebody first asked. */
const numbers = new WeakMap<object, number>();
let count = 0;

function numberOf(object: object): number {
	const number = numbers.get(object) ?? ++count;
	numbers.set(object, number);
	return number;
}

/**
 * What was made once of some very objects and a text that says how: made of the same again, it is the same again. For pure
 * functions alone, of objects that nobody changes. A result lives as long as `owner`, so name the object that is
 * forgotten first; the others are known by a number and not held. What throws is not remembered.
 */
export class Memory<T> {
	readonly #known = new WeakMap<object, Map<string, T>>();

	/** What was kept; undefined for nothing. */
	get(owner: object, others: readonly (object | null)[], text = ""): T | undefined {
		return this.#known.get(owner)?.get(keyOf(others, text));
	}

	/** Keeps `made`, and gives it back. */
	keep(made: T, owner: object, others: readonly (object | null)[], text = ""): T {
		const ofOwner = this.#known.get(owner) ?? new Map<string, T>();
		this.#known.set(owner, ofOwner);
		ofOwner.set(keyOf(others, text), made);
		return made;
	}

	/** What was kept, or else what `make` gives. */
	remember(owner: object, others: readonly (object | null)[], text: string, make: () => T): T {
		const known = this.get(owner, others, text);
		return known === undefined ? this.keep(make(), owner, others, text) : known;
	}
}

/** A null among the objects stands for an object that is not there. */
const keyOf = (others: readonly (object | null)[], text: string): string => {
	let key = "";
	for (const other of others) key += `${other === null ? 0 : numberOf(other)} `;
	return key + text;
};

const lists = new Memory<readonly object[]>();
const none: readonly never[] = [];

/** The one list of these very objects in this order: two such lists are the same object. It lives as long as the first. */
export function oneList<E extends object>(objects: readonly E[]): readonly E[] {
	const [first, ...others] = objects;
	return first ? (lists.remember(first, others, "", () => objects) as readonly E[]) : none;
}
