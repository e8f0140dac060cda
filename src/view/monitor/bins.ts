import type { BinLook } from "../../engine/monitor-look.ts";
import { decimals, quantity, spoken, three } from "./numbers.ts";

/** What a bin holds, in words: "120 to 140", "town", "below 5". */
export function binName({ from, to, level }: Pick<BinLook, "from" | "to" | "level">): string {
	if (level !== null) return level === "" ? "no word" : level;
	if (from !== null && to !== null) return `${quantity(from, 3)} to ${quantity(to, 3)}`;
	if (to !== null) return `below ${quantity(to, 3)}`;
	return from === null ? "outside what was learnt" : `${quantity(from, 3)} and over`;
}

export interface PrintedTerm {
	readonly c: string;
	readonly r: string;
	readonly term: string;
}

const FEWEST = 3;
const MOST = 20;

/**
 * One term of the sum, (c − r) · ln(c / r), with just so many digits of c and r (three or more) that whoever types them
 * into a calculator gets the printed term.
 */
export function printedTerm({ r, c, adds }: Pick<BinLook, "r" | "c" | "adds">): PrintedTerm {
	const term = three(adds);
	for (let places = FEWEST; places <= MOST; places++) {
		const [roundC, roundR] = [Number(c.toFixed(places)), Number(r.toFixed(places))];
		if (three((roundC - roundR) * Math.log(roundC / roundR)) === term) {
			return { c: decimals(c, places), r: decimals(r, places), term };
		}
	}
	return { c: three(c), r: three(r), term };
}

/** Whether there are bins to draw, and every share of them is a number. */
export const drawable = (bins: readonly BinLook[]): boolean =>
	bins.length > 0 && bins.every(({ reference, current, adds }) => Number.isFinite(reference + current + adds));

/** A bin as one sentence for those who listen. */
export function binWords(bin: BinLook, i: number, of: number): string {
	const { c, r, term } = printedTerm(bin);
	return spoken(`Bin ${i + 1} of ${of}, ${binName(bin)}: share now ${c}, learnt ${r}, adds ${term}`);
}

/** The bin that adds most: where a look begins. 0 when there is none. */
export function heaviest(bins: readonly Pick<BinLook, "adds">[]): number {
	return bins.reduce((best, { adds }, i) => (adds > (bins[best]?.adds ?? 0) ? i : best), 0);
}

export interface EdgeTick {
	/** Bins to its left. */
	readonly at: number;
	readonly text: string;
}

/** Edges of number bins that fit side by side as labels, `step` px from one edge to the next; none for categories. */
export function edgeTicks(bins: readonly Pick<BinLook, "from" | "to" | "level">[], step: number): EdgeTick[] {
	const edges = bins.map(({ from }) => from).concat(bins.at(-1)?.to ?? null);
	if (bins.some(({ level }) => level !== null)) return [];
	const texts = edges.map((edge) => (edge === null ? "" : quantity(edge, 3)));
	const widest = Math.max(0, ...texts.map(({ length }) => length)) * 6.2 + 8;
	const every = Math.max(1, Math.ceil(widest / step));
	return texts.flatMap((text, at) => (at % every === 0 && text !== "" ? [{ at, text }] : []));
}
