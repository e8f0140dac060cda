import type { Move } from "./moves.ts";

/** A way through a lesson that misses its goal, and the `fail` that has to say so. */
interface WrongWay {
	/** Name of the wrong path, as in `::fail{when=name}`. */
	readonly name: string;
	/** Days that are played from the start of the lesson. */
	readonly days: number;
	readonly moves: readonly Move[];
}

/** What lessons/NN-slug/solution.yaml says: the ways by which a lesson is proved. */
export interface Solution {
	readonly days: number;
	readonly moves: readonly Move[];
	/** The same in other reasonable orders, by name. */
	readonly orders: readonly { readonly name: string; readonly moves: readonly Move[] }[];
	readonly wrong: readonly WrongWay[];
}
