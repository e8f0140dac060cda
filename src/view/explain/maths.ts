/**
 * Formulas as data: a small part of MathML Core, with marks where a term stands whose present number is known elsewhere.
 * Data and not markup, so that nothing is ever put on the page as a string of tags.
 */

type Token = "mi" | "mn" | "mo" | "mtext";
type Layout = "mrow" | "mfrac" | "msub" | "msup" | "msubsup" | "munder" | "msqrt" | "mover";

export interface Maths {
	/** Name of the MathML element. */
	readonly is: Token | Layout;
	/** Of a token. */
	readonly text?: string;
	/** Of all others: so many as the element wants. */
	readonly of?: readonly Maths[];
	/** The term that this part stands for. */
	readonly term?: string;
	/** Of an operator that opens or closes. */
	readonly form?: "prefix" | "postfix";
}

const OPERATORS = new Set([..."=−+·/≤≥<>∑∫,"]);

/** "=" is an operator, "2" a number, "ln" a name; "(", ")" and "|" come by `fenced`. */
function token(text: string): Maths {
	if (OPERATORS.has(text)) return { is: "mo", text };
	return /^[\d.]/.test(text) ? { is: "mn", text } : { is: "mi", text };
}

/** A row written with spaces: maths`D = max ${fenced("|", a)}`. */
export function maths(strings: TemplateStringsArray, ...parts: readonly (Maths | number)[]): Maths {
	const of = strings.flatMap((string, i) => {
		const words = string.split(" ").filter((word) => word !== "");
		const part = parts[i];
		const inserted = typeof part === "number" ? [token(String(part))] : part ? [part] : [];
		return [...words.map(token), ...inserted];
	});
	return { is: "mrow", of };
}

/** What stands for the term `id`: a symbol, or a word. */
export const term = (id: string, symbol: Maths | string = id): Maths => ({
	is: "mrow",
	of: [typeof symbol === "string" ? { is: "mi", text: symbol } : symbol],
	term: id,
});

/** A term whose symbol has words in it. */
export const named = (id: string, words: string = id): Maths => term(id, { is: "mtext", text: words });

export const frac = (above: Maths, below: Maths): Maths => ({ is: "mfrac", of: [above, below] });
export const sqrt = (inner: Maths): Maths => ({ is: "msqrt", of: [inner] });

const asMaths = (part: Maths | string): Maths => (typeof part === "string" ? token(part) : part);
export const sub = (base: Maths | string, below: Maths | string): Maths => ({
	is: "msub",
	of: [asMaths(base), asMaths(below)],
});
export const sup = (base: Maths | string, above: Maths | string): Maths => ({
	is: "msup",
	of: [asMaths(base), asMaths(above)],
});
/** x̄, p̂. */
export const over = (base: string, mark: string): Maths => ({
	is: "mover",
	of: [
		{ is: "mi", text: base },
		{ is: "mo", text: mark },
	],
});

/** Between a pair of fences: | … |, ( … ). */
export const fenced = (open: "(" | "|", inner: Maths): Maths => ({
	is: "mrow",
	of: [{ is: "mo", text: open, form: "prefix" }, inner, { is: "mo", text: open === "(" ? ")" : "|", form: "postfix" }],
});

/** "median" and its like, with what it runs over below it. */
export const underneath = (name: string, below: Maths): Maths => ({
	is: "munder",
	of: [{ is: "mi", text: name }, below],
});

/** A sum with what it runs over below it. */
export const sumOver = (what: string): Maths => ({
	is: "munder",
	of: [
		{ is: "mo", text: "∑" },
		{ is: "mtext", text: what },
	],
});

/** The terms of a formula in the order of their first place, each with its symbol. */
export function termsOf(formula: readonly Maths[]): Map<string, Maths> {
	const found = new Map<string, Maths>();
	const visit = (part: Maths): void => {
		const symbol = part.of?.[0];
		if (part.term !== undefined && symbol && !found.has(part.term)) found.set(part.term, symbol);
		part.of?.forEach(visit);
	};
	formula.forEach(visit);
	return found;
}
