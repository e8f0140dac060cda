import { count, share } from "../diagram/format.ts";
import type { Definition, Explained, Words } from "./explanation.ts";
import { termsOf } from "./maths.ts";

/** Whole numbers as counts, what lies within −1 and 1 with three places, all else with one. */
function plain(value: number): string {
	if (Number.isInteger(value)) return count(value);
	if (Math.abs(value) < 1) return share(value);
	return Math.abs(value) >= 100 ? count(value) : value.toFixed(1).replace("-", "−");
}

/** Words and definition with the present numbers of every one of `looked`: what `heads` names, side by side. */
export function putTogether<Of>(
	id: string,
	words: Words,
	{ formula, source, numbers }: Definition<Of>,
	looked: readonly Of[],
	heads: readonly string[] = [],
): Explained {
	const terms = [...termsOf(formula)].map(([term, symbol]) => {
		const { number, print = plain, where, shows } = numbers[term] ?? { number: () => null };
		const values = looked.map((of) => {
			const value = number(of);
			if (value === null || !Number.isFinite(value)) return "";
			const place = where?.(of) ?? "";
			return place === "" ? print(value) : `${print(value)}, ${place}`;
		});
		return { id: term, symbol, means: words.terms[term] ?? "", values, shows: shows ?? `${id}.${term}` };
	});
	return { name: words.name, means: words.means, formula, terms, heads, source };
}
