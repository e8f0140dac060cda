import type { Maths } from "./maths.ts";

/** Where something is defined: a paper, or a page. */
export interface Source {
	readonly title: string;
	readonly href: string;
}

/** The words of one explanation; all that a translation replaces. */
export interface Words {
	/** As the heading of the explanation names it. */
	readonly name: string;
	/** What it is, in one sentence or two. */
	readonly means: string;
	/** What each term of the formula stands for. */
	readonly terms: Readonly<Record<string, string>>;
}

/** How a term gets its present number from what is looked at (a log, a look through the monitors). */
export interface TermNumber<Of> {
	/** Null where there is no such number: an index, or a part of which there are many. */
	readonly number: (of: Of) => number | null;
	/** How it is printed; whole numbers as counts, shares with three places, all else with one, unless told. */
	readonly print?: (value: number) => string;
	/** Said behind the number: where it was taken. */
	readonly where?: (of: Of) => string;
	/** The values on the screen that are this number; `<id>.<term>` unless told. */
	readonly shows?: string;
}

/** What an explanation has beside its words. `Terms` are those of the words, so that a missing one does not compile. */
export interface Definition<Of, Terms extends string = string> {
	/** Lines, one below the other; none for a thing that is no number. */
	readonly formula: readonly Maths[];
	readonly source: Source;
	readonly numbers: Readonly<Record<Terms, TermNumber<Of> | null>>;
}

/** Definitions for a table of words, id by id and term by term. */
export type Definitions<Of, Table extends Readonly<Record<string, Words>>> = {
	readonly [Id in keyof Table]: Definition<Of, keyof Table[Id]["terms"] & string>;
};

interface ExplainedTerm {
	readonly id: string;
	readonly symbol: Maths;
	readonly means: string;
	/** A number for each of the things that are looked at side by side, as printed; "" where there is none. */
	readonly values: readonly string[];
	/** Of the elements on the page that show it: their `data-value`. */
	readonly shows: string;
}

/** An explanation as it is shown. */
export interface Explained {
	readonly name: string;
	readonly means: string;
	readonly formula: readonly Maths[];
	readonly terms: readonly ExplainedTerm[];
	/** Names of the things side by side; empty where there is only one. */
	readonly heads: readonly string[];
	readonly source: Source;
}
